import type { TraceRecord } from './trace-record.ts';
import { CENSUS, LISTING, newsSince } from './watch-queries.ts';

/** Asks the watched database for the one column of a query. */
export type Ask = (sql: string) => Promise<readonly string[]>;

/** Finds in the catalogs what event triggers would have told, in a database in which there can be none. */
export interface Watch {
	/** What has changed since it was asked last, as the payloads that a tracer reads. */
	look(): Promise<readonly string[]>;
	/** Takes everything as it stands now: what went with a transaction was never there. */
	lookAnew(): Promise<void>;
}

/** A record with a mark that changes whenever a row of its object does. */
interface MarkedRecord extends TraceRecord {
	readonly mark: string;
	/** True for what an extension brought with it, or an index that a partition has because its table has it. */
	readonly member: boolean;
}

interface Seen {
	readonly record: TraceRecord;
	readonly member: boolean;
	readonly fingerprint: string;
}

/** Starts watching a database, in which `watchSetup` has run, as it is now. */
export async function startWatch(ask: Ask): Promise<Watch> {
	const objects = new Map<string, Seen>();
	const comments = new Map<string, string>();
	let horizon = '0';

	const readNews = async (): Promise<readonly TraceRecord[]> => {
		const news: TraceRecord[] = [];
		for (const row of await ask(newsSince(horizon))) {
			const { mark, member, ...record } = JSON.parse(row) as MarkedRecord;
			const key = `${record.class}:${record.object}:${record.sub}`;
			// While a transaction lasts, what its earlier statements wrote is told again and again.
			if (record.tag === 'COMMENT') {
				if (comments.get(key) !== mark && !member) news.push(record);
				comments.set(key, mark);
				continue;
			}
			const known = objects.get(key);
			const fingerprint = record.state ? JSON.stringify([mark, record.state]) : mark;
			if (known?.fingerprint === fingerprint) continue;
			const tagged = { ...record, tag: `${known ? 'ALTER' : 'CREATE'} ${record.type.toUpperCase()}` };
			objects.set(key, { record: tagged, member, fingerprint });
			if (!member) news.push(tagged);
		}
		return news;
	};
	const findDropped = async (): Promise<readonly TraceRecord[]> => {
		const [answer = '["0","0","0"]'] = await ask(CENSUS);
		const [count, sum, running] = JSON.parse(answer) as readonly [number, string, string];
		horizon = running;
		if (count === objects.size && sum === sumOf(objects)) return [];
		const present = new Set(await ask(LISTING));
		const dropped: TraceRecord[] = [];
		for (const [key, { record, member }] of objects) {
			if (present.has(key)) continue;
			objects.delete(key);
			if (!member) dropped.push({ ...record, tag: 'DROP' });
		}
		return dropped;
	};
	const look = async (): Promise<readonly string[]> => {
		const news = await readNews();
		const dropped = await findDropped();
		return [...dropped, ...news].map((record) => JSON.stringify(record));
	};
	await look();
	return {
		look,
		async lookAnew() {
			horizon = '0';
			await look();
		},
	};
}

function sumOf(objects: ReadonlyMap<string, Seen>): string {
	let sum = 0n;
	for (const { record } of objects.values()) sum += BigInt(record.object);
	return String(sum);
}
