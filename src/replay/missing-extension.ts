const NAME = String.raw`(?:"([^"]+)"|([\w-]+))`;
const CREATE_EXTENSION = new RegExp(String.raw`^create\s+extension\s+(?:if\s+not\s+exists\s+)?${NAME}`, 'i');
const CREATE_LANGUAGE = new RegExp(
	String.raw`^create\s+(?:or\s+replace\s+)?(?:trusted\s+)?(?:procedural\s+)?language\s+${NAME}\s*$`,
	'i',
);
const ABOUT_EXTENSION = new RegExp(
	String.raw`^(?:comment\s+on|alter|drop)\s+extension\s+(?:if\s+exists\s+)?${NAME}`,
	'i',
);

/** The extension that a statement makes, in the words of the engine; null for any other statement. */
export function createdExtension(sql: string): string | null {
	return extensionIn(CREATE_EXTENSION.exec(sql) ?? CREATE_LANGUAGE.exec(sql));
}

/** Whether a statement makes, changes or comments on an extension that is not among those that there are. */
export function needsMissingExtension(sql: string, extensions: ReadonlySet<string>): boolean {
	const name = createdExtension(sql) ?? extensionIn(ABOUT_EXTENSION.exec(sql));
	return name !== null && !extensions.has(name);
}

function extensionIn(match: RegExpExecArray | null): string | null {
	return match?.[1] ?? match?.[2]?.toLowerCase() ?? null;
}
