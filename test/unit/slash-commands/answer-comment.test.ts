import { describe, expect, it } from 'vitest';
import { recordingPorts } from '../../../src/publish/recording-ports.ts';
import {
	answerComment,
	type CommentAuthorPort,
	type WrittenComment,
} from '../../../src/slash-commands/answer-comment.ts';
import type { Deeds, Update } from '../../../src/slash-commands/slash-command.ts';

const COMMITTED: Update = {
	kind: 'committed',
	commit: 'c'.repeat(40),
	url: 'https://github.com/octocat/shop/commit/c',
	paths: ['docs/a.md', 'docs/a.sql', 'docs/b.md', 'docs/b.sql'],
};

async function answer(body: string, part: Partial<WrittenComment> = {}, update: Update = COMMITTED) {
	const ports = recordingPorts();
	const done: string[] = [];
	const reactions: string[] = [];
	const author: CommentAuthorPort = {
		mayWrite: async (login) => login === 'octocat',
		react: async (_, reaction) => void reactions.push(reaction),
	};
	const deeds: Deeds = {
		check: async () => {
			done.push('check');
			return true;
		},
		update: async () => {
			done.push('update');
			return update;
		},
		ignore: async ({ path, line, comment }) => {
			done.push(`ignore ${path}:${line} ${comment}`);
			return { kind: 'committed', commit: 'd'.repeat(40), url: 'https://github.com/octocat/shop/commit/d' };
		},
		squash: async (commits) => {
			done.push(commits ? 'squash' : 'show-squash');
			return { kind: 'shown', text: 'The SQL.' };
		},
	};
	const comment = { id: 7, login: 'octocat', isBot: false, body, ...part };
	const ask = () => answerComment(comment, author, ports.comments!, deeds);
	const answered = await ask();
	return { answered, done, reactions, replies: ports.posted.map((posted) => posted.body), ask, ports };
}

describe('a comment', () => {
	it('that asks for an update gets one, with eyes, a rocket and what was committed', async () => {
		const { answered, done, reactions, replies } = await answer('/database-spec update');
		expect(answered).toEqual({ kind: 'answered', command: 'update', wentWell: true });
		expect(done).toEqual(['update']);
		expect(reactions).toEqual(['eyes', 'rocket']);
		expect(replies[0]).toMatch(/^<!-- auggie-database-spec reply [0-9a-f]{32} -->\nCommitted `docs\/a.md`/);
		expect(replies[0]).toContain('`docs/b.md` and 1 more file in [`ccccccc`](https://');
	});

	it('that asks for a check gets no words of its own', async () => {
		const { done, reactions, replies } = await answer('/database-spec check');
		expect([done, reactions, replies]).toEqual([['check'], ['eyes', 'rocket'], []]);
	});

	it.each(['update', 'check'])('that asks for %s by somebody who may not push is refused', async (name) => {
		const { answered, done, reactions, replies } = await answer(`/database-spec ${name}`, {
			login: 'mallory',
		});
		expect(answered).toEqual({ kind: 'refused', command: name, login: 'mallory' });
		expect([done, reactions]).toEqual([[], ['eyes', 'confused']]);
		expect(replies).toHaveLength(1);
	});

	it.each(['Nice work', '> /database-spec update'])('like %j is none of our business', async (body) => {
		const { answered, reactions, replies } = await answer(body);
		expect([answered, reactions, replies]).toEqual([{ kind: 'ignored' }, [], []]);
	});

	it('by a bot is none of our business', async () => {
		const { answered, done } = await answer('/database-spec update', { isBot: true });
		expect([answered, done]).toEqual([{ kind: 'ignored' }, []]);
	});

	it.each([
		[
			'ignore index-not-concurrent small',
			'rocket',
			/Write this above the statement:\n\n```sql\n-- database-spec: ignore index-not-concurrent small\n```/,
		],
		['ignore index-not-concurrent', 'confused', /A reason is required/],
		['ignore index-not-concurent small', 'confused', /is no rule; did you mean `index-not-concurrent`\?/],
		['ignore index-not-concurrent db/1.sql:3 small', 'rocket', /Silenced in \[`ddddddd`\]/],
		['ignore', 'confused', /Which rule\?/],
		['explain index-not-concurrent', 'rocket', /#### `lint\/index-not-concurrent`/],
		['explain drift/removed', 'rocket', /#### `drift\/removed`/],
		['explain remved', 'confused', /There is no code `remved`\. Did you mean `drift\/removed`\?/],
		['explain', 'confused', /^.+\nWhich one\? There are `drift\/undocumented`, /],
		['explain `@octocat` <!-- --> #1', 'confused', /There is no code /],
		['help', 'rocket', /- `\/database-spec update` commits/],
		['', 'rocket', /- `\/database-spec help` lists these commands/],
		['frobnicate', 'confused', /There is no command `frobnicate`\./],
	])('that says %j is answered', async (words, reaction, expected) => {
		const { reactions, replies } = await answer(`/database-spec ${words}`, {
			login: words.startsWith('ignore') ? 'octocat' : 'anybody',
		});
		expect(reactions).toEqual(['eyes', reaction]);
		expect(replies[0]).toMatch(expected);
		expect(replies[0]?.split('\n').slice(1).join('\n')).not.toMatch(/(?<![\w`])@octocat|^<!--/m);
	});

	it.each([
		['current', { kind: 'current' }, 'rocket', 'up to date'],
		['fork', { kind: 'fork' }, 'confused', '`auggie-database-spec generate`'],
		['overtaken', { kind: 'overtaken' }, 'confused', 'Somebody pushed'],
		['unproven', { kind: 'unproven', databases: ['shop'] }, 'confused', 'of `shop` does not build'],
	] as const)('says why nothing was committed: %s', async (_, update, reaction, words) => {
		const { reactions, replies } = await answer('/database-spec update', {}, update);
		expect(reactions[1]).toBe(reaction);
		expect(replies[0]).toContain(words);
	});

	it('that is answered once more after a crash gets no second reply', async () => {
		const { ask, ports } = await answer('/database-spec help');
		await ask();
		expect(ports.posted).toHaveLength(1);
		ports.posted[0] = { ...ports.posted[0]!, author: 'mallory' };
		await ask();
		expect(ports.posted).toHaveLength(2);
	});
});
