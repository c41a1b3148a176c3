import { positionAt } from '../sql/position.ts';
import type { Script } from './failure-place.ts';

/** The last part of the name that an error says there is nothing of; null where it names nothing. */
export function missingName(message: string): string | null {
	const quoted = /(?:relation|schema|type|table|sequence|view|index|collation) "(.+?)" does not exist/.exec(
		message,
	);
	const called = /(?:function|procedure|aggregate) ([^\s(]+)\(.*\) does not exist/s.exec(message);
	const name = quoted?.[1] ?? called?.[1];
	return name?.split('.').at(-1)?.replaceAll('"', '') ?? null;
}

/** Where one of these files makes something of a name, such as `m/5.sql:12`; null where none does. */
export function findMaker(scripts: readonly Script[], name: string): string | null {
	const word = name.replaceAll(/[^\w$]/g, String.raw`\$&`);
	const makes = new RegExp(
		String.raw`^(?:create\b[^(]*?(?<![\w$])|alter\b[\s\S]*\brename\s+to\s+)"?${word}"?(?![\w$])`,
		'i',
	);
	for (const { path, source, statements } of scripts) {
		const statement = statements.find(({ text }) => makes.test(text));
		if (statement) return `${path}:${positionAt(source, statement.span.start).line}`;
	}
	return null;
}
