import type { CheckRun, CheckRunPort } from '../publish/ports/check-run-port.ts';
import type { Annotation } from '../report/formats/annotations.ts';
import { asking } from './asking.ts';
import type { Client } from './client.ts';

/** The commit that check runs are about, and the name that ours have there. */
export interface CheckRunPlace {
	readonly owner: string;
	readonly repo: string;
	/** The full hash. */
	readonly head: string;
	readonly name: string;
	/** What webhooks about our runs bring back, such as the number of the pull request; empty for nothing. */
	readonly externalId: string;
	/** The app whose token writes, such as `github-actions`; runs of others are not ours. */
	readonly app: string;
}

const CHECK_RUN = { what: 'check run', permission: 'checks: write' };

const LEVELS = { error: 'failure', warning: 'warning', notice: 'notice' } as const;

/** The check runs of one name on a commit of GitHub; needs the permission `checks: write`. */
export function githubCheckRuns(
	client: Client,
	{ owner, repo, head, name, externalId, app }: CheckRunPlace,
): CheckRunPort {
	const { listForRef, create, update } = client.rest.checks;
	return {
		find: () =>
			asking(CHECK_RUN, async () => {
				const { data } = await listForRef({ owner, repo, ref: head, check_name: name, per_page: 100 });
				const [newest] = data.check_runs
					.filter((run) => run.app?.slug === app)
					.sort((one, other) => other.id - one.id);
				return newest ? toCheckRun(newest) : null;
			}),
		start: () =>
			asking(CHECK_RUN, async () => {
				const { data } = await create({
					owner,
					repo,
					head_sha: head,
					name,
					status: 'in_progress',
					external_id: externalId,
				});
				return toCheckRun(data);
			}),
		change: (id, { output, annotations, conclusion, buttons }) =>
			asking(CHECK_RUN, async () => {
				await update({
					owner,
					repo,
					check_run_id: id,
					output: { ...output, annotations: annotations.map(toGitHub) },
					...(conclusion ? { conclusion } : { status: 'in_progress' as const }),
					actions: buttons.map(({ label, description, identifier }) => ({ label, description, identifier })),
				});
			}),
	};
}

function toGitHub({ severity, file, line, title, message }: Annotation) {
	const at = line ?? 1;
	return {
		path: file ?? '',
		start_line: at,
		end_line: at,
		annotation_level: LEVELS[severity],
		title,
		message,
	};
}

function toCheckRun(run: {
	readonly id: number;
	readonly status: string;
	readonly output: { readonly annotations_count: number };
}): CheckRun {
	return {
		id: run.id,
		isCompleted: run.status === 'completed',
		annotationCount: run.output.annotations_count,
	};
}
