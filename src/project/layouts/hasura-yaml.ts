import { isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import { UserError } from '../../errors.ts';
import type { Replacement } from '../../sql/fill-in.ts';
import type { LedgerEntry } from '../project.ts';
import type { UpPart } from './layout.ts';

interface Operation {
	readonly type: string;
	/** The SQL's node; null for an operation on Hasura's metadata. */
	readonly sql: Node | null;
	readonly node: Node;
}

/** The SQL of an `up.yaml`: that of its `run_sql` operations, in one transaction; all others are about Hasura's metadata. */
export function readUpYaml(file: string, source: string): UpPart {
	const lines = new LineCounter();
	const document = parseDocument(source, { lineCounter: lines });
	const lineOf = (node: Node | null): number => lines.linePos(node?.range?.[0] ?? 0).line;
	const [problem] = document.errors;
	if (problem) {
		throw new UserError('load', 'This is no YAML that Hasura can read.', {
			location: { file, line: problem.linePos?.[0].line ?? 1 },
			hint: 'Correct the file; Hasura itself stops at it.',
		});
	}
	const operations = operationsOf(document.contents);
	const replacements: Replacement[] = [];
	const ledger: LedgerEntry[] = [];
	for (const { type, sql, node } of operations) {
		if (isScalar(sql) && typeof sql.value === 'string' && sql.range) {
			const [start, end] = sql.range;
			replacements.push({ span: { start, end }, text: sql.value });
			continue;
		}
		const message = `\`${type}\` is about Hasura's metadata, not about the schema; it is not run.`;
		ledger.push({ kind: 'skipped', message, file, line: lineOf(node) });
	}
	const spans = replacements.map(({ span }) => span);
	return { sections: [{ spans, transaction: 'transaction' }], replacements, ledger };
}

/** The operations of a list, of one map, or within `bulk`, in order. */
function operationsOf(node: unknown): readonly Operation[] {
	if (isSeq(node)) return node.items.flatMap(operationsOf);
	if (!isMap(node)) return [];
	const type = node.get('type');
	const args = node.get('args');
	if (typeof type !== 'string') return [];
	if (type === 'bulk' || type === 'concurrent_bulk') return operationsOf(args);
	const sql = type.endsWith('run_sql') && isMap(args) ? args.get('sql', true) : null;
	return [{ type, sql: isScalar(sql) ? sql : null, node }];
}
