import type { DatabaseConfig } from '../config/config.ts';
import { UserError } from '../errors.ts';
import { positionAt } from '../sql/position.ts';
import { splitScript } from '../sql/split.ts';
import type { Layout } from './layouts/layout.ts';
import { loadPreset } from './preset.ts';
import type { FileSource, LedgerEntry, Prelude } from './project.ts';

/** What runs before the migrations, and what was assumed of it. */
export interface LoadedPreludes {
	readonly preludes: readonly Prelude[];
	readonly ledger: readonly LedgerEntry[];
}

/** The preset's prelude, then the project's own. Throws a UserError for a file that is not there or not plain SQL. */
export async function loadPreludes(
	source: FileSource,
	{ preset, prelude }: Pick<DatabaseConfig, 'preset' | 'prelude'>,
	{ suggestedPreset, title }: Pick<Layout, 'suggestedPreset' | 'title'>,
	directory: string,
): Promise<LoadedPreludes> {
	const name = preset ?? suggestedPreset;
	const own = prelude === null ? null : await readPrelude(source, prelude);
	const isEmpty = own?.statements.length === 0;
	const preludes = [
		...(name === undefined ? [] : [await loadPreset(name)]),
		...(own === null || isEmpty ? [] : [own]),
	];
	const ledger: readonly LedgerEntry[] = isEmpty
		? [{ kind: 'skipped', message: 'The prelude has no statement in it.', file: own.path, line: null }]
		: [];
	if (preset !== null || suggestedPreset === undefined) return { preludes, ledger };
	const message = `${title} brings roles, namespaces and tables of its own: the preset \`${suggestedPreset}\` makes them first.`;
	return { preludes, ledger: [{ kind: 'assumed', message, file: directory, line: null }, ...ledger] };
}

async function readPrelude(source: FileSource, path: string): Promise<Prelude> {
	const text = await source.read(path);
	if (text === null) {
		throw new UserError('config', `there is no prelude ${path}`, {
			hint: 'Give the path of a file of SQL, relative to the root of the repository.',
		});
	}
	const plain = text.replace(/^\uFEFF/, '');
	const { statements, metaCommands } = splitScript(plain);
	// These two only guard psql against the dump itself.
	const command = metaCommands.find((each) => !/^\\(?:un)?restrict\b/.test(each.text));
	if (command) {
		throw new UserError('load', `\`${command.text}\` is for the command line client psql.`, {
			location: { file: path, line: positionAt(plain, command.span.start).line },
			hint: 'A prelude is plain SQL: take it out, or write what it does as SQL.',
		});
	}
	return { path, source: plain, statements };
}
