import { positionAt } from '../sql/position.ts';
import type { Script } from './failure-place.ts';

/** Something that an error says there is nothing of. */
export interface Missing {
	readonly kind: 'schema' | 'routine' | 'other';
	/** The last part of its name. */
	readonly name: string;
}

/** What an error says there is nothing of; null where it names nothing that statements make. */
export function missingThing(message: string): Missing | null {
	const quoted = /(relation|schema|type|table|sequence|view|index|collation) "(.+?)" does not exist/.exec(
		message,
	);
	const called = /(?:function|procedure|aggregate) ([^\s(]+)\(.*\) does not exist/s.exec(message);
	const name = (quoted?.[2] ?? called?.[1])?.split('.').at(-1)?.replaceAll('"', '');
	if (name === undefined) return null;
	if (!quoted) return { kind: 'routine', name };
	return { kind: quoted[1] === 'schema' ? 'schema' : 'other', name };
}

const MAKERS: Readonly<Record<Missing['kind'], string>> = {
	schema: 'schema',
	routine: 'function|procedure|aggregate',
	other: 'table|view|sequence|index|type|domain|collation',
};

/** Where one of these files makes something, such as `m/5.sql:12`; null where none does. */
export function findMaker(scripts: readonly Script[], { kind, name }: Missing): string | null {
	const word = String.raw`"?${name.replaceAll(/[^\w$]/g, String.raw`\$&`)}"?(?![\w$])`;
	const qualified = String.raw`(?:(?:"[^"]+"|[\w$]+)\s*\.\s*)?${word}`;
	const created = String.raw`create(?:\s+\w+){0,4}?\s+(?:${MAKERS[kind]})\s+(?:concurrently\s+)?(?:if\s+not\s+exists\s+)?${qualified}`;
	const makes = new RegExp(String.raw`^(?:${created}|alter\b[\s\S]*\brename\s+to\s+${word})`, 'i');
	for (const { path, source, statements } of scripts) {
		const statement = statements.find(({ text }) => makes.test(text));
		if (statement) return `${path}:${positionAt(source, statement.span.start).line}`;
	}
	return null;
}
