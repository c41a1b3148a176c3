const CREATE_EXTENSION = /^create\s+extension\s+(?:if\s+not\s+exists\s+)?(?:"([^"]+)"|([\w-]+))/i;
const COMMENT_ON_EXTENSION = /^comment\s+on\s+extension\s+(?:"([^"]+)"|([\w-]+))/i;

/** The extension that a statement makes, in the words of the engine; null for any other statement. */
export function createdExtension(sql: string): string | null {
	return extensionIn(CREATE_EXTENSION.exec(sql));
}

/** Whether a statement makes or comments on an extension that is not among those that there are. */
export function needsMissingExtension(sql: string, extensions: ReadonlySet<string>): boolean {
	const name = createdExtension(sql) ?? extensionIn(COMMENT_ON_EXTENSION.exec(sql));
	return name !== null && !extensions.has(name);
}

function extensionIn(match: RegExpExecArray | null): string | null {
	return match?.[1] ?? match?.[2]?.toLowerCase() ?? null;
}
