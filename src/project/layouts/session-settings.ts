import type { Replacement } from '../../sql/fill-in.ts';

/** The statements that a tool sends before each file, put at the file's very beginning. */
export function atBeginning(statements: readonly string[]): readonly Replacement[] {
	if (statements.length === 0) return [];
	return [{ span: { start: 0, end: 0 }, text: statements.map((sql) => `${sql};\n`).join('') }];
}

/** The statement that sets one setting for the rest of the session. */
export function setSetting(name: string, value: string): string {
	return `SELECT pg_catalog.set_config(${quoteText(name)}, ${quoteText(value)}, false)`;
}

function quoteText(text: string): string {
	const quoted = `'${text.replaceAll("'", "''")}'`;
	return text.includes('\\') ? `E${quoted.replaceAll('\\', '\\\\')}` : quoted;
}

/** A name in double quotes. */
export function quoteName(name: string): string {
	return `"${name.replaceAll('"', '""')}"`;
}
