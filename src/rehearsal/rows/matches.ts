/** Whether a text matches a regular expression of PostgreSQL's; null where only the engine can tell. */
export function matches(pattern: string, text: string, ignoresCase: boolean): boolean | null {
	// A repetition of a repetition may take for ever.
	if (text.length > 100 || /[*+}]\)+[*+{]/.test(pattern)) return null;
	const flags = /^\(\?([a-z]+)\)/.exec(pattern)?.[1] ?? '';
	const translated = pattern
		.replace(/^\*\*\*[:=]|^\(\?[a-z]+\)/, '')
		.replaceAll('[:alpha:]', 'a-zA-Z')
		.replaceAll('[:lower:]', 'a-z')
		.replaceAll('[:upper:]', 'A-Z')
		.replaceAll('[:digit:]', '0-9')
		.replaceAll('[:alnum:]', 'a-zA-Z0-9')
		.replaceAll('[:xdigit:]', '0-9a-fA-F')
		.replaceAll('[:space:]', '\\s')
		.replace(/\\([AZmMy])/g, (_, sign: string) => (sign === 'A' ? '^' : sign === 'Z' ? '$' : '\\b'));
	try {
		return new RegExp(translated, ignoresCase || flags.includes('i') ? 'i' : '').test(text);
	} catch {
		return null;
	}
}
