import { UserError } from '../errors.ts';
import { enterQueue } from './enter-queue.ts';
import { askFolder } from './folder-lock.ts';
import type { Log } from './log.ts';
import { type DeadLetter, listDeadLetters, retryDeadLetter } from './queue/dead-letters.ts';
import { type Queue, type QueuePlace, TIMINGS } from './queue/open-queue.ts';
import type { Route } from './web/route.ts';

/** What can be done with the jobs that were given up. */
export interface LetterBox {
	list(): Promise<readonly DeadLetter[]>;
	/** Throws a UserError where there is none of this id. */
	retry(id: string): Promise<void>;
	close(): Promise<void>;
}

const LETTERS = '/dead-letters';

/** What a bot answers to those on the same machine who cannot open its queue, because it has it open. */
export function letterRoutes(queue: () => Queue | null): readonly Route[] {
	const whenOpen = async (act: (open: Queue) => Promise<unknown>) => {
		const open = queue();
		if (open === null) return { status: 503, body: 'The bot is not ready yet.' };
		try {
			return { status: 200, body: JSON.stringify((await act(open)) ?? null), type: 'application/json' };
		} catch (error) {
			if (error instanceof UserError) return { status: 404, body: error.message };
			throw error;
		}
	};
	return [
		{ method: 'GET', path: LETTERS, answer: () => whenOpen(listDeadLetters) },
		{
			method: 'POST',
			path: LETTERS,
			answer: ({ url = '' }) =>
				whenOpen((open) => retryDeadLetter(open, new URL(url, 'http://bot').searchParams.get('id') ?? '')),
		},
	];
}

/** Opens the dead letters of a queue, through the bot that has it open where one does. */
export async function openLetterBox(place: QueuePlace, log: Log): Promise<LetterBox> {
	if ('data' in place && (await askFolder(place.data, 'GET', '/')) !== null) return boxOfBot(place.data);
	const { queue, leave } = await enterQueue(place, log, TIMINGS, () => []);
	return {
		list: () => listDeadLetters(queue),
		retry: (id) => retryDeadLetter(queue, id),
		close: leave,
	};
}

function boxOfBot(folder: string): LetterBox {
	const ask = async (method: Route['method'], path: string): Promise<unknown> => {
		const answer = await askFolder(folder, method, path);
		if (answer?.status === 200) return JSON.parse(answer.body);
		throw new UserError('load', answer?.body ?? 'The bot has ended.', {
			hint: 'List what there is with `auggie-database-spec bot dead-letters`.',
		});
	};
	return {
		list: async () => (await ask('GET', LETTERS)) as readonly DeadLetter[],
		retry: async (id) => void (await ask('POST', `${LETTERS}?id=${encodeURIComponent(id)}`)),
		close: async () => {},
	};
}
