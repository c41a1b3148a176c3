import type { CheckRepository } from '../../src/github/check-pull-request.ts';
import { makeDatabase, makeFinding, makeReport } from './reports.ts';

/**
 * Reads the migrations of both states as the core does and finds every added one worth a comment, without an engine: for
 * tests about deliveries, queue and publishing, of which there are too many for a replay each.
 */
export const cheapCheck: CheckRepository = async ({ head, config }, base) => {
	const before = new Set(await base?.list('db/migrations'));
	const added = (await head.list('db/migrations')).filter((path) => !before.has(path));
	const findings = await Promise.all(
		added.map(async (path) => {
			const text = ((await head.read(path)) ?? '').trim();
			return makeFinding({
				subject: path,
				message: `${path} says: ${text}`,
				migration: { file: path, line: 1 },
			});
		}),
	);
	const report = makeReport([makeDatabase({ findings, addedMigrations: added })], base !== null);
	return { report, failOn: config.failOn, publishing: config.publishing };
};
