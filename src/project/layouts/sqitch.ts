import { UserError } from '../../errors.ts';
import { KNOWS_VERSIONS } from '../conduct.ts';
import type { LedgerEntry } from '../project.ts';
import { type Candidate, downFile, type Layout, type Tree } from './layout.ts';
import { baseName, folderOf, joinPath, skippedSql, toWords } from './names.ts';
import { passedOver } from './passed-over.ts';
import { readPsql } from './psql.ts';
import { type PlannedChange, parseSqitchPlan } from './sqitch-plan.ts';
import { readSqitchSettings, type SqitchSettings } from './sqitch-settings.ts';

const PLAN = 'sqitch.plan';

/** Sqitch: the changes of `sqitch.plan` in its order, each a script below `deploy/` that psql runs. */
export const sqitch: Layout = {
	name: 'sqitch',
	title: 'Sqitch',
	pattern: 'sqitch.plan with deploy/*.sql',
	// Sqitch keeps its records in a namespace of its own.
	bookkeepingTables: [],
	conduct: {
		...KNOWS_VERSIONS,
		order: 'list',
		late: 'refuses',
		recordWayOut: '`sqitch add` puts it into the plan.',
		onMissing: 'refuses',
	},

	async find(tree) {
		const directories = await listDirectories(tree);
		const found = await Promise.all(
			directories.map(async (directory): Promise<readonly Candidate[]> => {
				const settings = await readSqitchSettings(tree, directory);
				// What a broken plan has against it is told when it is the one that is meant.
				const text = (await tree.read(settings.plan)) ?? '';
				const count = text.split('\n').filter((line) => /^\s*[^\s%@#]/.test(line)).length;
				if (count === 0) return [];
				return [{ directory, count, certainty: 'marked', covers: scriptFolders(settings) }];
			}),
		);
		return found.flat();
	},

	async plan(directory, tree) {
		const settings = await readSqitchSettings(tree, directory);
		const text = await tree.read(settings.plan);
		if (text === null) return { files: [], ledger: [] };
		const { changes } = parseSqitchPlan(text, settings.plan);
		const files = changes.map((change) => ({
			path: scriptOf(change, settings, tree),
			version: [change.name, ...change.reworkTags.slice(0, 1)].join(''),
			name: toWords(change.name.replaceAll('/', ' ')),
			// The script of a change that is reworked moves to the name of a tag.
			identity: change.name,
		}));
		const planned = new Set(files.map(({ path }) => path));
		const isIn = (path: string, folder: string): boolean => path.startsWith(`${folder}/`);
		const { deployDirectory, topDirectory, unusedPlan, outside } = settings;
		const unplanned = tree.files.filter((path) => isIn(path, deployDirectory) && !planned.has(path));
		const otherWays = tree.files.filter(
			(path) => isIn(path, joinPath(topDirectory, 'revert')) || isIn(path, joinPath(topDirectory, 'verify')),
		);
		const staleRecords = skippedSql(unplanned, `It is not in ${PLAN}: Sqitch does not run it by itself.`);
		return {
			files,
			staleRecords,
			ledger: [
				...(outside === null ? [] : [leadsOut(outside)]),
				...(unusedPlan === null ? [] : [skippedPlan(unusedPlan, settings.plan)]),
				...staleRecords,
				...passedOver(otherWays, topDirectory, 'for the way back or for verifying'),
			],
		};
	},

	async readUp({ path }, source, context) {
		const { variables } = await readSqitchSettings(context.tree, context.directory);
		const placeholders = { ...variables, ...context.placeholders };
		return readPsql(path, source, { ...context, placeholders });
	},

	async readDown({ path }, _source, context) {
		const { tree, directory } = context;
		const settings = await readSqitchSettings(tree, directory);
		const placeholders = { ...settings.variables, ...context.placeholders };
		return downFile(revertScriptsOf(path, settings), context, (down, text) =>
			readPsql(down, text, { ...context, placeholders }),
		);
	},
};

/** Where the way back of a deploy script may stand. */
function revertScriptsOf(
	path: string,
	{ deployDirectory, reworkedDirectory, revertDirectory, reworkedRevertDirectory }: SqitchSettings,
): readonly string[] {
	const pairs = [
		[deployDirectory, revertDirectory],
		[reworkedDirectory, reworkedRevertDirectory],
	] as const;
	return pairs
		.filter(([deploy]) => path.startsWith(`${deploy}/`))
		.map(([deploy, revert]) => joinPath(revert, path.slice(deploy.length + 1)));
}

/** The configuration has the last word on which directory is meant by the one that it stands in. */
async function listDirectories(tree: Tree): Promise<readonly string[]> {
	const marked = tree.files.filter((path) => [PLAN, 'sqitch.conf'].includes(baseName(path))).map(folderOf);
	const meant = [...new Set(marked)].map(
		async (folder) => (await readSqitchSettings(tree, folder)).topDirectory,
	);
	return [...new Set(await Promise.all(meant))];
}

function skippedPlan(file: string, meant: string): LedgerEntry {
	return {
		kind: 'skipped',
		message: `sqitch.conf leads to ${meant}: this plan is not read.`,
		file,
		line: null,
	};
}

function leadsOut({ file, keys }: { readonly file: string; readonly keys: readonly string[] }): LedgerEntry {
	const message = `What it says of ${keys.join(', ')} leads out of the repository: Sqitch's own default is taken.`;
	return { kind: 'not-understood', message, file, line: null };
}

function scriptFolders({ topDirectory, deployDirectory }: SqitchSettings): readonly string[] {
	return [deployDirectory, joinPath(topDirectory, 'revert'), joinPath(topDirectory, 'verify')];
}

/** An earlier script of a reworked change has the name of a tag that came before the rework. */
function scriptOf(
	{ name, line, reworkTags }: PlannedChange,
	{ plan, deployDirectory, reworkedDirectory, extension }: SqitchSettings,
	tree: Tree,
): string {
	const names =
		reworkTags.length === 0
			? [joinPath(deployDirectory, name)]
			: reworkTags.map((tag) => joinPath(reworkedDirectory, `${name}${tag}`));
	const paths = names.map((path) => `${path}.${extension}`);
	const found = paths.find((path) => tree.all.has(path));
	if (found !== undefined) return found;
	throw new UserError('load', `The plan has the change ${name}, but its script is not there.`, {
		location: { file: plan, line },
		facts: { 'looked for': paths.join('\n') },
		hint: 'Commit the script, as Sqitch itself stops without it; nothing outside of the repository is read.',
	});
}
