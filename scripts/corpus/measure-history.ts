import type { Dialect } from '../../src/dialects/dialect.ts';
import { postgres } from '../../src/dialects/postgres/postgres.ts';
import { UserError } from '../../src/errors.ts';
import type { Schema } from '../../src/model/schema.ts';
import { loadProject } from '../../src/project/load-project.ts';
import { rehearse } from '../../src/rehearsal/rehearse.ts';
import { replayHistory } from '../../src/replay/replay-history.ts';

import { proveByDump } from '../proof/prove-by-dump.ts';
import { countObjects } from './count-objects.ts';
import { describeProof } from './describe-proof.ts';
import type { HistoryResult } from './history-result.ts';
import type { HistoryEntry } from './manifest.ts';
import { measureDocument } from './measure-document.ts';
import { configOf, openHistory } from './open-history.ts';

/** What is measured: a manifest's entry and where its repository is. */
export interface Measured {
	readonly entry: HistoryEntry;
	readonly gitDirectory: string;
}

/** Replays a history at its commit, reads its schema and proves it; a history that does not replay is a result, too. */
export async function measureHistory({ entry, gitDirectory }: Measured): Promise<HistoryResult> {
	const started = performance.now();
	const spent = () => ({
		seconds: (performance.now() - started) / 1000,
		megabytes: Math.round(process.resourceUsage().maxRSS / 1024),
	});
	try {
		const database = configOf(entry).databases[0]!;
		const source = await openHistory(gitDirectory, entry, database);
		const { history } = await loadProject(source, database);
		const { limits } = database;
		let measured: ReturnType<typeof spent> | undefined;
		const ignoredTables = history.bookkeepingTables.map(({ name }) => name);
		const dumped = { ignoredTables, privileges: true, rows: false };
		let original = '';
		let withOwn: Schema | undefined;
		const dialect: Dialect = {
			...postgres,
			async introspect(engine, ignored) {
				const introspection = await postgres.introspect(engine, ignored);
				// What follows is no part of a replay.
				measured = spent();
				withOwn = (await postgres.introspect(engine, [])).schema;
				original = await dialect.dump(engine, dumped);
				return introspection;
			},
		};
		const { head } = await replayHistory({ dialect, history, limits, baseCount: null });
		const { schema } = head;
		const script = postgres.writeSchema(schema);
		const { proof, rehearsed } = await rehearse(postgres, head, script, limits);
		const withPrivileges = postgres.writeSchema(schema, { privileges: true });
		return {
			kind: 'replayed',
			layout: history.layout,
			files: history.migrations.length,
			statements: head.migrations.reduce((sum, { steps }) => sum + steps.length, 0),
			ledger: head.ledger,
			counts: countObjects(schema),
			countsWithOwn: countObjects(withOwn ?? schema),
			objects: schema.objects.length,
			others: schema.others.map(({ type, name }) => `${type} ${name}`),
			model: describeProof(proof),
			document: await measureDocument(database, head, rehearsed),
			dump: await proveByDump(postgres, original, withPrivileges, { ...dumped, limits }),
			...(measured ?? spent()),
		};
	} catch (error) {
		return { kind: 'failed', ...describeError(error), ...spent() };
	}
}

function describeError(error: unknown) {
	if (!(error instanceof UserError)) {
		return { code: null, message: error instanceof Error ? (error.stack ?? error.message) : String(error) };
	}
	const { file, line } = error.location ?? {};
	const place = file === undefined ? '' : `${file}${line === undefined ? '' : `:${line}`}: `;
	return { code: error.code, message: `${place}${error.message}` };
}

if (process.send) {
	process.once('message', async (measured: Measured) => {
		process.send?.(await measureHistory(measured), () => process.disconnect());
	});
}
