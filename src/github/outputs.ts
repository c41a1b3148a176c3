import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as core from '@actions/core';
import { shareOf } from '../history/measure-stability.ts';
import type { Published } from '../publish/publish-report.ts';
import { formatJson } from '../report/formats/json.ts';
import type { DatabaseReport, Report } from '../report/report.ts';
import { introducedProblems } from '../report/verdict.ts';

/** Sets the step's outputs and writes `report.json` into the runner's temporary directory. */
export async function writeOutputs(
	report: Report,
	{ comments, checkRun }: Published,
	temporaryDirectory: string,
): Promise<void> {
	const directory = join(temporaryDirectory, 'auggie-database-spec');
	await mkdir(directory, { recursive: true });
	const file = join(directory, 'report.json');
	await writeFile(file, formatJson(report));
	for (const [name, value] of Object.entries(countOutputs(report))) core.setOutput(name, value);
	core.setOutput('report', file);
	core.setOutput('check-run-id', checkRun ?? '');
	core.setOutput('comment-id', comments.flatMap(({ id }) => id ?? []).join(' '));
}

/** The outputs that are numbers and words. */
export function countOutputs({ verdict, databases }: Report): Readonly<Record<string, string | number>> {
	const drifts = databases.flatMap(({ findings }) =>
		findings.filter(({ code, severity }) => code.startsWith('drift/') && severity !== 'info'),
	);
	return {
		verdict,
		'drift-count': drifts.length,
		'introduced-count': databases.flatMap(introducedProblems).length,
		'migration-count': databases.reduce((sum, database) => sum + database.migrationCount, 0),
		'added-migration-count': databases.reduce((sum, database) => sum + database.addedMigrations.length, 0),
		stability: stabilityOf(databases),
	};
}

/** The share of what is unchanged over all databases; empty where there never was a column. */
function stabilityOf(databases: readonly DatabaseReport[]): number | string {
	const stabilities = databases.flatMap(({ history }) => (history ? [history.stability] : []));
	const made = stabilities.reduce((sum, stability) => sum + stability.made, 0);
	const unchanged = stabilities.reduce((sum, stability) => sum + stability.unchanged, 0);
	return shareOf({ made, unchanged }) ?? '';
}
