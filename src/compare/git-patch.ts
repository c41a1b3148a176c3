import { createTwoFilesPatch } from 'diff';

/** A file of the repository before and after; null where it is not there. */
export interface FileChange {
	/** From the root of the repository. */
	readonly path: string;
	readonly before: string | null;
	readonly after: string | null;
}

/** What `git apply` takes: one patch of all files that change; empty where none does. */
export function gitPatch(changes: readonly FileChange[]): string {
	return changes.map(filePatch).join('');
}

function filePatch({ path, before, after }: FileChange): string {
	if (before === after) return '';
	const [old, current] = [quoted(`a/${path}`), quoted(`b/${path}`)];
	const mode =
		before === null ? 'new file mode 100644\n' : after === null ? 'deleted file mode 100644\n' : '';
	const header = `diff --git ${old} ${current}\n${mode}`;
	// An empty file has no lines to show.
	if ((before ?? '') === (after ?? '')) return header;
	const from = before === null ? '/dev/null' : named(old);
	const to = after === null ? '/dev/null' : named(current);
	const patch = createTwoFilesPatch('a', 'b', before ?? '', after ?? '', undefined, undefined, {
		context: 3,
	});
	return `${header}--- ${from}\n+++ ${to}\n${patch.slice(patch.indexOf('@@ '))}`;
}

/** A tab ends a name that has spaces in it. */
function named(name: string): string {
	return name.includes(' ') && !name.startsWith('"') ? `${name}\t` : name;
}

/** Names with signs that would end them are written as C has them: https://git-scm.com/docs/git-config#Documentation/git-config.txt-corequotePath */
function quoted(name: string): string {
	if (!/["\\\p{Cc}]/u.test(name)) return name;
	const escaped = name.replace(/["\\\p{Cc}]/gu, (sign) =>
		sign === '"' || sign === '\\' ? `\\${sign}` : octal(sign),
	);
	return `"${escaped}"`;
}

function octal(sign: string): string {
	return [...Buffer.from(sign)].map((byte) => `\\${byte.toString(8).padStart(3, '0')}`).join('');
}
