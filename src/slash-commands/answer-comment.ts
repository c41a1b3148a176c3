import type { CommentPort } from '../publish/ports.ts';
import { codeSpan } from '../report/formats/markdown/escape.ts';
import { describeCommands } from './help.ts';
import { SLASH_COMMANDS } from './index.ts';
import { parseComment } from './parse-comment.ts';
import { replyOnce } from './reply-once.ts';
import type { Deeds, Reply, SlashCommand } from './slash-command.ts';

/** A comment that somebody wrote below a pull request. */
export interface WrittenComment {
	readonly id: number;
	readonly login: string;
	/** True for an app or another account that is no person. */
	readonly isBot: boolean;
	readonly body: string;
}

/** Reactions to show that a comment was seen, and what came of it. */
export type Reaction = 'eyes' | 'rocket' | 'confused';

/** Who may do what, and how a comment is reacted to. */
export interface CommentAuthorPort {
	/** True where this person may push to the repository; asked of GitHub. */
	mayWrite(login: string): Promise<boolean>;
	react(comment: number, reaction: Reaction): Promise<void>;
}

/** What a comment came to: nothing for us, a refusal, or an answer. */
export type Answered =
	| { readonly kind: 'ignored' }
	| { readonly kind: 'refused'; readonly command: string; readonly login: string }
	| { readonly kind: 'answered'; readonly command: string; readonly wentWell: boolean };

/** Does what a comment asks for, if it asks for something; asked twice about one comment it replies once. */
export async function answerComment(
	comment: WrittenComment,
	author: CommentAuthorPort,
	replies: CommentPort,
	deeds: Deeds,
): Promise<Answered> {
	const asked = comment.isBot ? null : parseComment(comment.body);
	if (!asked) return { kind: 'ignored' };
	const command = SLASH_COMMANDS.find(({ name }) => name === asked.name);
	await author.react(comment.id, 'eyes');
	if (command?.needsWrite && !(await author.mayWrite(comment.login))) {
		await author.react(comment.id, 'confused');
		await replyOnce(keyOf(comment), refusalOf(command), replies);
		return { kind: 'refused', command: command.name, login: comment.login };
	}
	const reply = command
		? await command.run({ login: comment.login, argument: asked.argument }, deeds)
		: unknownCommand(asked.name);
	await author.react(comment.id, reply.wentWell ? 'rocket' : 'confused');
	if (reply.text !== '') await replyOnce(keyOf(comment), reply.text, replies);
	return { kind: 'answered', command: asked.name, wentWell: reply.wentWell };
}

function keyOf({ id, body }: WrittenComment): string {
	return `${id} ${body}`;
}

function refusalOf({ name }: SlashCommand): string {
	return `${codeSpan(`/database-spec ${name}`)} is for those who may push to this repository.`;
}

function unknownCommand(name: string): Reply {
	const unknown = name === '' ? '' : `There is no command ${codeSpan(name)}. `;
	return { wentWell: name === '', text: `${unknown}${describeCommands(SLASH_COMMANDS)}` };
}
