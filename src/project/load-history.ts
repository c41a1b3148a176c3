import { UserError } from '../errors.ts';
import { fillIn, type Replacement } from '../sql/fill-in.ts';
import { positionAt } from '../sql/position.ts';
import { splitScript } from '../sql/split.ts';
import type { Span, Statement } from '../sql/statement.ts';
import { LAYOUTS } from './layouts/index.ts';
import type { Layout, PlannedFile, ReadContext, Tree, UpPart } from './layouts/layout.ts';
import type {
	BookkeepingTable,
	LedgerEntry,
	Migration,
	MigrationHistory,
	MigrationSection,
	WayBack,
} from './project.ts';

/**
 * Reads a directory's migrations by one layout's rules. Throws a UserError for a directory without migrations, for what
 * the tool itself would refuse and for a file that is not text.
 */
export async function loadHistory(
	layout: Layout,
	directory: string,
	tree: Tree,
	placeholders: Readonly<Record<string, string>> = {},
): Promise<MigrationHistory> {
	const plan = await layout.plan(directory, tree, placeholders);
	if (plan.files.length === 0) throw nothingThere(layout, directory);
	const loaded = await Promise.all(
		plan.files.map((file) => loadMigration(layout, file, { tree, directory, placeholders })),
	);
	const migrations = loaded.flatMap(({ migration }) => (migration ? [migration] : []));
	return {
		layout: layout.name,
		...(layout.conduct ? { conduct: { ...layout.conduct, ...plan.conduct } } : {}),
		directory,
		migrations,
		preludes: [],
		dumps: [],
		bookkeepingTables: layout.name === 'numbered' ? mentionedTables(migrations) : layout.bookkeepingTables,
		ledger: [...plan.ledger, ...loaded.flatMap(({ ledger }) => ledger)],
		...(plan.staleRecords?.length ? { staleRecords: plan.staleRecords } : {}),
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

async function loadMigration(layout: Layout, file: PlannedFile, context: ReadContext): Promise<Loaded> {
	const { path, version, name } = file;
	const source = await context.tree.read(path);
	if (source === null) throw new UserError('load', 'This file is not there.', { location: { file: path } });
	if (source.trim() === '')
		return { migration: null, ledger: [{ ...skipped(path), message: 'The file is empty.' }] };
	const up = await layout.readUp(file, source, context);
	if (up.sections.every(({ spans }) => spans.length === 0)) {
		return {
			migration: null,
			ledger: [
				...up.ledger,
				{ ...skipped(path), message: `It has no part that ${layout.title} runs upwards.` },
			],
		};
	}
	const { metaCommands, ...run } = splitPart(path, source, up);
	const back = await loadWayBack(layout, file, source, context);
	const { isRepeatable, identity, stamp, mayBeLate } = file;
	const migration = {
		...{ version, name, path, source, ...run },
		...(isRepeatable ? { isRepeatable } : {}),
		...(identity === undefined ? {} : { identity }),
		...(stamp === undefined ? {} : { stamp }),
		...(mayBeLate ? { mayBeLate } : {}),
	};
	return {
		migration: back.down ? { ...migration, down: back.down } : migration,
		ledger: [...up.ledger, ...metaCommands, ...back.ledger],
	};
}

/** The tool's own way back; one that cannot be read is none, because nothing that is built depends on it. */
async function loadWayBack(
	layout: Layout,
	file: PlannedFile,
	source: string,
	context: ReadContext,
): Promise<{ readonly down: WayBack | null; readonly ledger: readonly LedgerEntry[] }> {
	try {
		const part = (await layout.readDown?.(file, source, context)) ?? null;
		if (part === null) return { down: null, ledger: [] };
		const { metaCommands, ...run } = splitPart(part.path, part.source, part);
		const ledger = [...part.ledger, ...metaCommands].map((entry) => ({ ...entry, kind: 'skipped' as const }));
		return { down: { path: part.path, source: part.source, ...run }, ledger };
	} catch (error) {
		if (!(error instanceof UserError)) throw error;
		const { file: place, line = null } = error.location ?? { file: file.path };
		const message = `The way back cannot be read, so it is not tried: ${error.message}`;
		return { down: null, ledger: [{ kind: 'skipped', message, file: place, line }] };
	}
}

interface SplitPart {
	readonly statements: readonly Statement[];
	readonly sections: readonly MigrationSection[];
	readonly metaCommands: readonly LedgerEntry[];
}

/** Splits what of a file is run into its statements, part by part. */
function splitPart(path: string, source: string, { sections, replacements }: UpPart): SplitPart {
	const statements: Statement[] = [];
	const counts: MigrationSection[] = [];
	const metaCommands: LedgerEntry[] = [];
	for (const { spans, transaction } of sections) {
		const before = statements.length;
		for (const span of spans) {
			const script = splitSpan(source, span, replacements);
			for (const statement of script.statements) statements.push(statement);
			metaCommands.push(...script.ledger(path));
		}
		counts.push({ count: statements.length - before, transaction });
	}
	return { statements, sections: counts, metaCommands };
}

function skipped(file: string): Omit<LedgerEntry, 'message'> {
	return { kind: 'skipped', file, line: null };
}

interface SpanScript {
	readonly statements: readonly Statement[];
	readonly ledger: (file: string) => readonly LedgerEntry[];
}

/** Splits one part of a file as the tool runs it; the spans point into the file. */
function splitSpan(source: string, span: Span, replacements: readonly Replacement[]): SpanScript {
	const filled = fillIn(source, span, replacements);
	const script = splitScript(filled.text);
	return {
		statements: script.statements.map(filled.locate),
		ledger: (file) =>
			script.metaCommands.map(filled.locate).map(({ text, span: { start } }) => ({
				// These two only guard psql against the dump itself.
				kind: /^\\(?:un)?restrict\b/.test(text) ? 'skipped' : 'not-understood',
				message: `\`${text}\` is for the command line client psql; it is not run.`,
				file,
				line: positionAt(source, start).line,
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
