import { randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { UserError } from '../../errors.ts';
import type { AppCredentials } from '../../github/app.ts';
import type { NewApp } from '../../github/convert-manifest.ts';

const FILE = 'app.json';

const CONTENT = z.object({
	appId: z.int().positive(),
	privateKey: z.string().startsWith('-----BEGIN '),
	webhookSecret: z.string().min(8),
});

/** Reads the App that an earlier setup left in a folder, null where none did; throws a UserError for a damaged file. */
export async function loadApp(folder: string): Promise<AppCredentials | null> {
	const path = join(folder, FILE);
	const text = await readFile(path, 'utf8').catch((cause: NodeJS.ErrnoException) => {
		if (cause.code === 'ENOENT') return null;
		throw new UserError('config', `${path} cannot be read: ${cause.code}.`, { cause });
	});
	if (text === null) return null;
	const parsed = CONTENT.safeParse(jsonOrNull(text));
	if (parsed.success) return parsed.data;
	throw new UserError('config', `${path} does not hold an App.`, {
		hint: 'Bring it back from a backup, or move it away and set the bot up anew.',
	});
}

/** Keeps an App in a folder, in a file that only this user can read, whole or not at all. */
export async function saveApp(folder: string, { credentials, name, page }: NewApp): Promise<void> {
	await mkdir(folder, { recursive: true, mode: 0o700 });
	const draft = join(folder, `.${FILE}-${randomUUID()}`);
	try {
		const file = await open(draft, 'wx', 0o600);
		try {
			await file.writeFile(`${JSON.stringify({ name, page, ...credentials }, null, '\t')}\n`);
			await file.sync();
		} finally {
			await file.close();
		}
		await rename(draft, join(folder, FILE));
	} finally {
		await rm(draft, { force: true });
	}
}

function jsonOrNull(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return null;
	}
}
