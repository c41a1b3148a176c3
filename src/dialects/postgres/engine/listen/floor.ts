import { packet, type Refusal, splitAnswer } from './packets.ts';

/** Sends messages to the engine and gives its whole answer; rejects when the engine has ended. */
export type Exchange = (messages: Uint8Array) => Promise<Uint8Array>;

/** One connection's part in the one session that the engine has. */
export interface Speaker {
	/** The lowest number that no other connection has; names of prepared statements are told apart by it. */
	readonly slot: number;
	/** What a cancel request has to name. */
	readonly secret: number;
	/** Names, as the engine has them, of the statements that it prepared. */
	readonly prepared: Set<string>;
}

/** Why something was not said: another connection held the floor, or the speaker has taken it back. */
export class Refused extends Error {
	readonly refusal: Refusal;

	constructor(refusal: Refusal) {
		super(refusal.message);
		this.refusal = refusal;
	}
}

/** The one session of an engine among several connections, of which one at a time has the floor. */
export interface Floor {
	/** Lets a connection in, with settings as a new session has them. */
	enter(): Promise<Speaker>;
	/**
	 * Says something when the floor is free and gives the engine's whole answer. A speaker keeps the floor until the
	 * engine is idle again. Throws Refused where another one kept it without saying anything.
	 */
	speak(speaker: Speaker, messages: Uint8Array): Promise<Uint8Array>;
	/** Takes back what this connection is waiting to say; what the engine is at goes on. */
	cancel(slot: number, secret: number): void;
	/** Ends a connection: an open transaction is rolled back, what it prepared is forgotten. */
	leave(speaker: Speaker): Promise<void>;
}

interface Wish {
	readonly speaker: Speaker;
	/** Runs while its speaker has the floor and nobody else can say anything. */
	readonly run: () => Promise<void>;
	readonly refuse: (reason: Refused) => void;
}

const SESSION_AT_START = 'SET SESSION AUTHORIZATION DEFAULT; RESET ROLE; RESET ALL';

/** What sets a session's settings again, as one text; empty where there are none. */
const SETTINGS_NOW = `SELECT string_agg(format('SELECT set_config(%L, %L, false)', name, setting), '; ')
	FROM (SELECT name, setting FROM pg_catalog.pg_settings WHERE source = 'session'
		UNION ALL SELECT 'session_authorization', pg_catalog.current_setting('session_authorization')
		UNION ALL SELECT 'role', pg_catalog.current_setting('role')) AS changed
	WHERE setting <> ''`;

/** Shares an engine's session; `settings` is what every session of it starts with, and `patience` in milliseconds. */
export function openFloor(exchange: Exchange, settings: string, patience: number): Floor {
	const speakers = new Set<Speaker>();
	const savedSettings = new Map<Speaker, string>();
	const wishes: Wish[] = [];
	let holder: Speaker | null = null;
	let last: Speaker | null = null;
	let isBusy = false;
	let impatience: NodeJS.Timeout | undefined;

	const query = async (sql: string): Promise<string | null> => firstValue(await exchange(packet('Q', sql)));

	const switchTo = async (speaker: Speaker): Promise<void> => {
		if (last === speaker) return;
		if (last !== null) savedSettings.set(last, (await query(SETTINGS_NOW)) ?? '');
		last = speaker;
		const sql = [SESSION_AT_START, settings, savedSettings.get(speaker) ?? ''].filter(Boolean).join('; ');
		await query(sql);
	};

	const isNext = ({ speaker }: Wish): boolean => holder === null || holder === speaker;

	const loseImpatience = (): void => {
		for (const { refuse } of wishes.splice(0)) refuse(new Refused(HELD_BY_ANOTHER));
	};

	const proceed = async (): Promise<void> => {
		if (isBusy) return;
		clearTimeout(impatience);
		const index = wishes.findIndex(isNext);
		const [wish] = index < 0 ? [] : wishes.splice(index, 1);
		if (!wish) {
			if (wishes.length > 0) impatience = setTimeout(loseImpatience, patience);
			return;
		}
		isBusy = true;
		await wish.run();
		isBusy = false;
		void proceed();
	};

	const wait = <Result>(speaker: Speaker, act: () => Promise<Result>): Promise<Result> =>
		new Promise((resolve, reject) => {
			const run = (): Promise<void> => act().then(resolve, reject);
			wishes.push({ speaker, run, refuse: reject });
			void proceed();
		});

	return {
		async enter() {
			const taken = new Set([...speakers].map(({ slot }) => slot));
			let slot = 1;
			while (taken.has(slot)) slot++;
			const speaker: Speaker = { slot, secret: Math.trunc(Math.random() * 2 ** 31), prepared: new Set() };
			const isAlone = speakers.size === 0;
			speakers.add(speaker);
			await wait(speaker, async () => {
				if (isAlone) await query('DISCARD ALL');
				await switchTo(speaker);
			});
			return speaker;
		},
		speak(speaker, messages) {
			return wait(speaker, async () => {
				await switchTo(speaker);
				const answer = await exchange(messages);
				holder = isIdle(answer) ? null : speaker;
				return answer;
			});
		},
		cancel(slot, secret) {
			for (let index = wishes.length - 1; index >= 0; index--) {
				const wish = wishes[index];
				if (wish?.speaker.slot !== slot || wish.speaker.secret !== secret) continue;
				wishes.splice(index, 1);
				wish.refuse(new Refused(TAKEN_BACK));
			}
		},
		async leave(speaker) {
			speakers.delete(speaker);
			savedSettings.delete(speaker);
			if (holder === null && last !== speaker && speaker.prepared.size === 0) return;
			await wait(speaker, async () => {
				// A message that ends what was begun and not yet synchronised, then the transaction.
				await exchange(Buffer.concat([packet('S'), packet('Q', 'ROLLBACK')]));
				const closings = [...speaker.prepared].map((name) => packet('C', Buffer.from('S'), name));
				if (closings.length) await exchange(Buffer.concat([...closings, packet('S')]));
				if (holder === speaker) holder = null;
				if (last === speaker) last = null;
			});
		},
	};
}

const HELD_BY_ANOTHER: Refusal = {
	severity: 'ERROR',
	sqlstate: '55P03',
	message: 'another connection keeps a transaction open, and this engine runs one at a time',
	hint: 'Use one connection for all migrations, or replay on a server with `engine: server`.',
};

const TAKEN_BACK: Refusal = {
	severity: 'ERROR',
	sqlstate: '57014',
	message: 'canceling statement due to user request',
};

/** Whether an answer ends with the word that the session is ready and in no transaction. */
function isIdle(answer: Uint8Array): boolean {
	return answer.at(-6) === 'Z'.charCodeAt(0) && answer.at(-1) === 'I'.charCodeAt(0);
}

/** The first column of the first row of an answer. */
function firstValue(answer: Uint8Array): string | null {
	const row = splitAnswer(answer).find(({ type }) => type === 'D');
	if (!row) return null;
	const length = new DataView(row.body.buffer, row.body.byteOffset).getInt32(2);
	return length < 0 ? null : Buffer.from(row.body.subarray(6, 6 + length)).toString('utf8');
}
