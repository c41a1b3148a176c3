import { UserError } from '../errors.ts';
import { positionAt } from '../sql/position.ts';
import { splitScript } from '../sql/split.ts';
import type { Span, Statement } from '../sql/statement.ts';
import { LAYOUTS } from './layouts/index.ts';
import type { Layout, PlannedFile, Tree } from './layouts/layout.ts';
import type { BookkeepingTable, LedgerEntry, Migration, MigrationHistory } from './project.ts';

/**
 * Reads a directory's migrations by one layout's rules. Throws a UserError for a directory without migrations, for what
 * the tool itself would refuse and for a file that is not text.
 */
export async function loadHistory(layout: Layout, directory: string, tree: Tree): Promise<MigrationHistory> {
	const plan = await layout.plan(directory, tree);
	if (plan.files.length === 0) throw nothingThere(layout, directory);
	const loaded = await Promise.all(plan.files.map((file) => loadMigration(layout, file, tree)));
	const migrations = loaded.flatMap(({ migration }) => (migration ? [migration] : []));
	return {
		layout: layout.name,
		directory,
		migrations,
		bookkeepingTables: layout.name === 'numbered' ? mentionedTables(migrations) : layout.bookkeepingTables,
		ledger: [...plan.ledger, ...loaded.flatMap(({ ledger }) => ledger)],
	};
}

/** Files of no known tool may still read or change the table that their tool keeps. */
function mentionedTables(migrations: readonly Migration[]): readonly BookkeepingTable[] {
	const tables = Object.values(LAYOUTS).flatMap((layout) => layout.bookkeepingTables);
	const isIn = (pattern: RegExp): boolean => migrations.some(({ source }) => pattern.test(source));
	return tables.filter(
		({ name }, index) =>
			tables.findIndex((table) => table.name === name) === index &&
			isIn(new RegExp(`\\b${name}\\b`, 'i')) &&
			!isIn(new RegExp(`create\\s+table[^(;]*\\b${name}\\b`, 'i')),
	);
}

interface Loaded {
	readonly migration: Migration | null;
	readonly ledger: readonly LedgerEntry[];
}

async function loadMigration(layout: Layout, file: PlannedFile, tree: Tree): Promise<Loaded> {
	const { path, version, name } = file;
	const source = await tree.read(path);
	if (source === null) throw new UserError('load', 'This file is not there.', { location: { file: path } });
	if (source.trim() === '')
		return { migration: null, ledger: [{ ...skipped(path), message: 'The file is empty.' }] };
	const { spans, transaction, ledger } = layout.readUp(file, source);
	if (spans.length === 0) {
		return {
			migration: null,
			ledger: [...ledger, { ...skipped(path), message: `It has no part that ${layout.title} runs upwards.` }],
		};
	}
	const scripts = spans.map((span) => splitSpan(source, span));
	const statements = scripts.flatMap((script) => script.statements);
	const metaCommands = scripts.flatMap((script) => script.ledger(path));
	return {
		migration: { version, name, path, source, statements, transaction },
		ledger: [...ledger, ...metaCommands],
	};
}

function skipped(file: string): Omit<LedgerEntry, 'message'> {
	return { kind: 'skipped', file, line: null };
}

interface SpanScript {
	readonly statements: readonly Statement[];
	readonly ledger: (file: string) => readonly LedgerEntry[];
}

/** Splits one part of a file; the spans point into the whole file. */
function splitSpan(source: string, { start, end }: Span): SpanScript {
	const whole = start === 0 && end === source.length;
	const script = splitScript(whole ? source : source.slice(start, end));
	const shift = (span: Span): Span => ({ start: span.start + start, end: span.end + start });
	return {
		statements: script.statements.map((statement) => ({
			...statement,
			span: shift(statement.span),
			...(statement.copyData ? { copyData: shift(statement.copyData) } : {}),
		})),
		ledger: (file) =>
			script.metaCommands.map(({ text, span }) => ({
				// These two only guard psql against the dump itself.
				kind: /^\\(?:un)?restrict\b/.test(text) ? 'skipped' : 'not-understood',
				message: `\`${text}\` is for the command line client psql; it is not run.`,
				file,
				line: positionAt(source, span.start + start).line,
			})),
	};
}

function nothingThere(layout: Layout, directory: string): UserError {
	const place = directory === '' ? 'The repository root' : directory;
	return new UserError('no-migrations', `${place} has no migrations of ${layout.title}.`, {
		facts: { 'looked for': layout.pattern },
		hint: 'Point to their directory with `migrations`, or leave out `layout` to have the tool recognised.',
	});
}
