import type { Report } from '../../report/report.ts';
import type { Client } from '../client.ts';
import { reading } from '../reading.ts';
import type { FollowedHead, FollowedRun } from './followed-run.ts';
import { parseReport } from './parse-report.ts';
import { refuse } from './refuse.ts';
import { ARCHIVE_LIMITS, unzipFile } from './unzip.ts';

/** The files that the check writes for others to publish. */
export const ARTIFACT_FILES = { report: 'report.json', patch: 'specification.patch' } as const;

/** Which artifact of which run to take. */
export interface WantedArtifact {
	readonly owner: string;
	readonly repo: string;
	readonly run: FollowedRun;
	readonly head: FollowedHead;
	readonly name: string;
}

const TARGET = { what: 'report of the other run', permission: 'actions: read' } as const;

/** The report that a run left; null where it left none under this name. Throws a UserError for one that is refused. */
export async function downloadReport(client: Client, wanted: WantedArtifact): Promise<Report | null> {
	const { owner, repo } = wanted;
	const id = await findArtifact(client, wanted);
	if (id === null) return null;
	const { data } = await reading(TARGET, () =>
		client.rest.actions.downloadArtifact({ owner, repo, artifact_id: id, archive_format: 'zip' }),
	);
	if (!(data instanceof ArrayBuffer)) throw refuse('it is no ZIP archive');
	const bytes = unzipFile(new Uint8Array(data), ARTIFACT_FILES.report, Object.values(ARTIFACT_FILES));
	if (bytes === null) throw refuse(`it has no ${ARTIFACT_FILES.report}`);
	return parseReport(bytes);
}

/** The newest one: a run that is started again leaves another one. */
async function findArtifact(
	client: Client,
	{ owner, repo, run, head, name }: WantedArtifact,
): Promise<number | null> {
	const { data } = await reading(TARGET, () =>
		client.rest.actions.listWorkflowRunArtifacts({ owner, repo, run_id: run.id, name, per_page: 100 }),
	);
	const [newest] = data.artifacts
		.filter((artifact) => artifact.name === name && !artifact.expired)
		.sort((a, b) => b.id - a.id);
	if (!newest) return null;
	const of = newest.workflow_run;
	if (of?.id !== run.id || of.repository_id !== run.repositoryId || of.head_sha !== head.sha) {
		throw refuse('the artifact belongs to another run or another repository');
	}
	if (newest.size_in_bytes > ARCHIVE_LIMITS.packed) {
		throw refuse(`the artifact has ${newest.size_in_bytes} bytes`);
	}
	return newest.id;
}
