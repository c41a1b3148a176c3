import fc from 'fast-check';
import { expect, it } from 'vitest';
import { recordingPorts } from '../../src/publish/recording-ports.ts';
import { answerComment } from '../../src/slash-commands/answer-comment.ts';
import { parseComment } from '../../src/slash-commands/parse-comment.ts';
import type { Deeds } from '../../src/slash-commands/slash-command.ts';
import { runs, TIME_LIMIT } from '../properties/runs.ts';
import { expectHarmless } from './harmless.ts';
import { hostileText } from './hostile-text.ts';

const words = fc.constantFrom('update', 'check', 'explain', 'help', 'Update', 'constructor', '');
const bodies = fc.oneof(
	hostileText,
	fc.tuple(words, hostileText).map(([word, rest]) => `/database-spec ${word} ${rest}`),
	fc.tuple(hostileText, words).map(([start, word]) => `${start}/database-spec ${word}`),
	fc.tuple(words, hostileText).map(([word, rest]) => `/database-spec${rest}${word}`),
);

it(
	'whatever a comment says, only those who may are obeyed, and no answer pings anybody',
	async () => {
		const property = fc.asyncProperty(bodies, fc.boolean(), fc.boolean(), async (body, isBot, mayWrite) => {
			const { comments, posted } = recordingPorts();
			if (!comments) throw new Error('there are no comments');
			const done: string[] = [];
			const deeds: Deeds = {
				check: async () => {
					done.push('check');
					return true;
				},
				update: async () => {
					done.push('update');
					return { kind: 'current' };
				},
				ignore: async () => {
					done.push('ignore');
					return { kind: 'no-statement' };
				},
				squash: async (commits) => {
					done.push(commits ? 'squash' : 'show-squash');
					return { kind: 'nothing', text: 'Nothing to fold.' };
				},
			};
			const author = { mayWrite: async () => mayWrite, react: async () => {} };
			await answerComment({ id: 1, login: 'octocat', isBot, body }, author, comments, deeds);
			if (isBot || parseComment(body) === null) expect({ done, posted }).toEqual({ done: [], posted: [] });
			if (!mayWrite) expect(done).not.toContain('update');
			for (const { body: answer } of posted) {
				const [marker = '', ...lines] = answer.split('\n');
				expect(marker).toMatch(/^<!-- auggie-database-spec reply [0-9a-f]{32} -->$/);
				expectHarmless(lines.join('\n'));
			}
		});
		await fc.assert(property, runs(200));
	},
	TIME_LIMIT,
);

it(
	'a command is one only at the very beginning of a comment',
	() => {
		const property = fc.property(hostileText, hostileText, (before, after) => {
			const body = `${before}/database-spec update${after}`;
			if (before !== '') expect(parseComment(body)).toBeNull();
			const parsed = parseComment(body);
			if (parsed) expect(parsed.argument).not.toMatch(/[\r\n]/);
		});
		fc.assert(property, runs(200));
	},
	TIME_LIMIT,
);
