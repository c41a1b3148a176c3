import { folderOf, joinPath } from '../../../project/layouts/names.ts';
import { wholeText } from '../file-text.ts';
import type { Fold } from '../squash.ts';
import type { Form, FormFiles } from './form.ts';
import { listEdits, wholeFile } from './whole-file.ts';

const FILES = wholeFile({
	downOf: (path) => path.replace(/(^|\/)deploy\//, '$1revert/'),
	// The client runs the script as it stands.
	write: (fold) => `${wholeText({ ...fold, statements: inTransaction(fold) })}`,
	refuses: ({ path }) =>
		/@[^/]*$/.test(path) ? 'It was reworked later, and its tag tells which script it is.' : null,
	advise: ({ migrations }) => [
		`A change is recorded by a hash over the plan, which is another one now. Where all of them have run, put them down without running anything: \`sqitch deploy --log-only --to ${migrations.at(-1)?.version ?? ''}\`, after their records were taken out of sqitch.changes.`,
		'A tag that stood behind one of them in the plan stands behind the new migration now, and means all of it.',
	],
});

function inTransaction({ statements }: Fold): Fold['statements'] {
	return [{ sql: 'BEGIN', origin: null }, ...statements, { sql: 'COMMIT', origin: null }];
}

/** Sqitch: scripts in the order of a plan, from which those that are gone are taken out. */
export const sqitch: Form = {
	...FILES,
	async write(fold, files) {
		const edits = new Map((await FILES.write(fold, files)).map(({ path, text }) => [path, text]));
		const plan = await findPlan(fold, files);
		if (plan === null) return listEdits(edits);
		const gone = new Set(fold.migrations.slice(0, -1).map(({ version }) => version));
		edits.set(plan.path, withoutChanges(plan.text, gone, fold.migrations.at(-1)?.version ?? ''));
		for (const { path } of fold.migrations.slice(0, -1)) {
			const beside = path.replace(/(^|\/)deploy\//, '$1verify/');
			if (beside !== path && files.all.includes(beside)) edits.set(beside, null);
		}
		return listEdits(edits);
	},
};

async function findPlan(
	{ migrations }: Fold,
	files: FormFiles,
): Promise<{ readonly path: string; readonly text: string } | null> {
	for (let folder = folderOf(migrations[0]?.path ?? ''); ; folder = folderOf(folder)) {
		const path = joinPath(folder, 'sqitch.plan');
		const text = files.all.includes(path) ? await files.read(path) : null;
		if (text !== null) return { path, text };
		if (folder === '') return null;
	}
}

/**
 * The plan without some changes, and without the mention of them in what others need. Tags that stood behind them come
 * behind the change that holds them now.
 */
function withoutChanges(text: string, gone: ReadonlySet<string>, fold: string): string {
	const lines: string[] = [];
	let tags: string[] = [];
	let isBehindGone = false;
	for (const line of text.split('\n')) {
		if (isBehindGone && /^\s*@/.test(line)) {
			tags.push(line);
			continue;
		}
		const name = /^\s*\+?\s*([^\s@:#%[\]\\]+)/.exec(line)?.[1];
		if (name !== undefined) isBehindGone = gone.has(name);
		if (name !== undefined && isBehindGone) continue;
		lines.push(withoutNeeds(line, gone));
		if (name !== fold) continue;
		lines.push(...tags);
		tags = [];
	}
	return lines.join('\n');
}

function withoutNeeds(line: string, gone: ReadonlySet<string>): string {
	return line.replace(/\s*\[([^\]]*)\]/, (whole, needs: string) => {
		const all = needs.split(/\s+/).filter(Boolean);
		const left = all.filter((need) => !gone.has(need));
		if (left.length === all.length) return whole;
		return left.length === 0 ? '' : ` [${left.join(' ')}]`;
	});
}
