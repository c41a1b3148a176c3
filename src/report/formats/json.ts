import type { Report } from '../report.ts';

/** These keys come first and in this order wherever they occur; all others follow by code unit. */
const FIRST = [
	...['version', 'verdict', 'compared', 'databases'],
	...['kind', 'code', 'severity', 'introduced', 'name', 'subject', 'message'],
	...['document', 'layout', 'directory', 'migrationCount', 'addedMigrations', 'file', 'line', 'change'],
];

/** The report exactly as data: two spaces, keys in a fixed order, a line feed at the end. */
export function formatJson(report: Report): string {
	const text = JSON.stringify(report, (_, value: unknown) => inOrder(value), 2);
	return `${escapeRunnerCommands(text)}\n`;
}

/** JSON that a runner obeys nothing of where it is printed in a workflow's log; in a string the two spellings are the same. */
export function escapeRunnerCommands(json: string): string {
	return json.replaceAll('##[', '#\\u0023[');
}

/** For `JSON.stringify`: the keys of an object in a fixed order. */
export function inOrder(value: unknown): unknown {
	if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
	return Object.fromEntries(Object.entries(value).sort(([a], [b]) => rank(a) - rank(b) || (a < b ? -1 : 1)));
}

function rank(key: string): number {
	const at = FIRST.indexOf(key);
	return at < 0 ? FIRST.length : at;
}
