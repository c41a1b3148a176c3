import { TRACE_PREFIX } from '../../trace/setup.ts';
import { startWatch } from '../../trace/watch.ts';
import { watchSetup } from '../../trace/watch-queries.ts';
import type { Carrier } from './carry.ts';

/** Commands that change no catalog, or that nothing may come after within their transaction. */
const NOTHING_NEW =
	/^(INSERT|UPDATE|DELETE|MERGE|COPY|TRUNCATE|SET|RESET|SHOW|BEGIN|START|COMMIT|SAVEPOINT|RELEASE|LOCK|ANALYZE|VACUUM|DISCARD|LISTEN|UNLISTEN|NOTIFY|PREPARE|DEALLOCATE|EXPLAIN|FETCH|CLOSE|DECLARE)\b/;

/** A carrier that looks into the catalogs after each statement, and tells what has changed as event triggers would. */
export async function watchingCarrier(carrier: Carrier): Promise<Carrier> {
	await carrier({ sql: watchSetup() });
	const watch = await startWatch(async (sql) => {
		const { rows, error } = await carrier({ sql });
		// A database that cannot be read any more is found out by who reads the schema.
		return error ? [] : rows.map(([column]) => column ?? '');
	});
	return async (message) => {
		const response = await carrier(message);
		const command = response.commands.at(-1) ?? '';
		if (response.error || NOTHING_NEW.test(command) || response.state === 'E') return response;
		if (command.startsWith('ROLLBACK')) {
			await watch.lookAnew();
			return response;
		}
		const told = (await watch.look()).map((payload) => `${TRACE_PREFIX}${payload}`);
		return { ...response, information: [...response.information, ...told] };
	};
}
