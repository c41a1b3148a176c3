import { parseConfig } from '../../../../src/config/parse-config.ts';
import {
	type ComparedHistory,
	compareHistories,
	type Rivals,
} from '../../../../src/history/integrity/compared-history.ts';
import { LAYOUTS } from '../../../../src/project/layouts/index.ts';
import { loadProject } from '../../../../src/project/load-project.ts';
import { openMemory } from '../../project/memory-source.ts';

/** The files of one state by their paths below `m`. */
export type Files = Readonly<Record<string, string>>;

/** Two states of a directory `m` that one tool reads, compared; by default the schema stays the same. */
export async function compare(
	layout: keyof typeof LAYOUTS,
	base: Files,
	head: Files,
	{ changedBy = [], ...rivals }: Partial<Rivals> & { readonly changedBy?: ComparedHistory['changedBy'] } = {},
): Promise<ComparedHistory> {
	const [{ history: before }, { history: after, files }] = await Promise.all([
		load(layout, base),
		load(layout, head),
	]);
	const { title, conduct } = LAYOUTS[layout];
	if (!conduct) throw new Error(`${layout} has no history.`);
	return {
		...compareHistories(
			{ title, conduct: after.conduct ?? conduct },
			{ base: before, head: after },
			{ headFiles: new Set(files), changedBy },
		),
		...{ pullRequest: null, tip: [], merged: [], pullRequests: [] },
		...rivals,
	};
}

async function load(layout: keyof typeof LAYOUTS, files: Files) {
	const paths = Object.fromEntries(Object.entries(files).map(([name, text]) => [`m/${name}`, text]));
	const database = parseConfig(null, 'none', { migrations: 'm', layout }).databases[0]!;
	const { history } = await loadProject(openMemory(paths), database);
	return { history, files: Object.keys(paths) };
}
