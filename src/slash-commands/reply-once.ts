import { createHash } from 'node:crypto';
import type { CommentPort } from '../publish/ports.ts';

/** Replies to what was asked; a job that is done again after a crash must not reply again, so each reply names that in a hidden first line. */
export async function replyOnce(asked: string, text: string, replies: CommentPort): Promise<void> {
	const key = createHash('sha256').update(asked).digest('hex').slice(0, 32);
	const marker = `<!-- auggie-database-spec reply ${key} -->`;
	const body = `${marker}\n${text}`;
	const marked = (await replies.list()).filter((each) => each.body.startsWith(marker));
	const me = marked.length > 0 ? await replies.author() : '';
	if (!marked.some(({ author }) => author === me)) await replies.create(body);
}
