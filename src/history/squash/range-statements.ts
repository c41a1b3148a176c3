import type { Effect } from '../../dialects/dialect.ts';
import type { ReplayedMigration } from '../../replay/replay.ts';
import { positionsIn } from '../../sql/position.ts';
import { isWord, listTokens } from '../../sql/tokens.ts';

/** One statement of a range of migrations, with what it did. */
export interface RangeStatement {
	readonly path: string;
	/** 1-based. */
	readonly line: number;
	readonly sql: string;
	readonly copyData?: string;
	/** The command tag, such as `INSERT 0 3`; empty where it was left out of the replay. */
	readonly command: string;
	readonly effects: readonly Effect[];
	/** False where the replay left it out, as an extension that the engine does not have. */
	readonly isRun: boolean;
}

const CONTROL = /^(?:begin|start\s+transaction|commit|end)\b/i;

/** Every statement of some replayed migrations in their order, but for those that only begin and end a transaction. */
export function listStatements(replayed: readonly ReplayedMigration[]): readonly RangeStatement[] {
	return replayed.flatMap(({ migration, steps }) => {
		const position = positionsIn(migration.source);
		let next = 0;
		return migration.statements.flatMap(({ text, span, copyData }): readonly RangeStatement[] => {
			const line = position(span.start).line;
			const step = steps[next]?.sql === text && steps[next]?.line === line ? steps[next] : undefined;
			if (step) next++;
			if (CONTROL.test(text)) return [];
			return [
				{
					...{ path: migration.path, line, sql: text },
					...(copyData === undefined ? {} : { copyData }),
					...{ command: step?.command ?? '', effects: step?.effects ?? [], isRun: step !== undefined },
				},
			];
		});
	});
}

/** Whether a statement builds or drops an index in the way that no transaction can hold. */
export function isConcurrent(sql: string): boolean {
	return /^(?:create|drop)\b[^;]*?\bindex\s+concurrently\b/i.test(sql);
}

/** The statement without `CONCURRENTLY`. */
export function withoutConcurrently(sql: string): string {
	const word = listTokens(sql).find((token) => isWord(token, 'concurrently'));
	return word ? sql.slice(0, word.start) + sql.slice(word.end).trimStart() : sql;
}

/** The statements that put back what a file has set for its session. */
export function resetsAfter(statements: readonly Pick<RangeStatement, 'sql'>[]): readonly string[] {
	const names = new Set(statements.flatMap(({ sql }) => settingOf(sql)));
	return [...names].map((name) => `RESET ${name}`);
}

function settingOf(sql: string): readonly string[] {
	const called = /^select\s+(?:pg_catalog\.)?set_config\s*\(\s*'([\w.]+)'/i.exec(sql)?.[1];
	if (called !== undefined) return [called];
	const name = /^set\s+(?:local\s+|session\s+(?!authorization|characteristics))?([\w.]+)/i
		.exec(sql)?.[1]
		?.toLowerCase();
	if (name === undefined || name === 'constraints' || name === 'transaction') return [];
	if (name === 'role' || name === 'session') return [name === 'role' ? 'ROLE' : 'SESSION AUTHORIZATION'];
	if (name === 'time') return ['timezone'];
	if (name === 'schema') return ['search_path'];
	return name === 'names' ? ['client_encoding'] : [name];
}
