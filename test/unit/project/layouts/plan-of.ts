import type { LayoutName } from '../../../../src/config/layout-names.ts';
import { detectMigrations } from '../../../../src/project/detect.ts';
import { loadHistory } from '../../../../src/project/load-history.ts';
import { openMemory } from '../memory-source.ts';

/** What a layout makes of a directory `m`: names of the files in order, and the ledger in short. */
export async function planOf(
	layout: LayoutName,
	tree: Readonly<Record<string, string>>,
	placeholders: Readonly<Record<string, string>> = {},
) {
	const found = await detectMigrations(openMemory(tree), { migrations: 'm', layout });
	const { migrations, ledger } = await loadHistory(found.layout, found.directory, found.tree, placeholders);
	return {
		files: migrations.map(({ path }) => path.slice('m/'.length)),
		statements: migrations.flatMap(({ statements }) => statements.map(({ text }) => text)),
		modes: migrations.flatMap(({ sections }) => sections.map(({ transaction }) => transaction)),
		ledger: ledger.map(({ kind, file, line, message }) => `${kind} ${file}:${line ?? ''} ${message}`),
	};
}
