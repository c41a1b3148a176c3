import { positionAt } from '../sql/position.ts';
import type { Script } from './failure-place.ts';

/** Something that an error says there is nothing of. */
export interface Missing {
	readonly kind: 'schema' | 'routine' | 'other';
	/** The last part of its name. */
	readonly name: string;
	/** Its whole name as the engine prints it, a function's with the types of its arguments. */
	readonly fullName: string;
	/** What the engine calls it, such as `relation`. */
	readonly what: string;
}

type MadeThing = Pick<Missing, 'kind' | 'name'>;

/** What an error says there is nothing of; null where it names nothing that statements make. */
export function missingThing(message: string): Missing | null {
	const quoted = /(relation|schema|type|table|sequence|view|index|collation) "(.+?)" does not exist/.exec(
		message,
	);
	const called = /(?:function|procedure|aggregate) (([^\s(]+)\(.*\)) does not exist/s.exec(message);
	const fullName = quoted?.[2] ?? called?.[1];
	const name = (quoted?.[2] ?? called?.[2])?.split('.').at(-1)?.replaceAll('"', '');
	if (fullName === undefined || name === undefined) return null;
	if (!quoted) return { kind: 'routine', name, fullName, what: 'function' };
	const what = quoted[1] ?? '';
	return { kind: what === 'schema' ? 'schema' : 'other', name, fullName, what };
}

const MAKERS: Readonly<Record<Missing['kind'], string>> = {
	schema: 'schema',
	routine: 'function|procedure|aggregate',
	other: 'table|view|sequence|index|type|domain|collation',
};

/** Where one of these files makes something, such as `m/5.sql:12`; null where none does. */
export function findMaker(scripts: readonly Script[], thing: MadeThing): string | null {
	const pattern = makerPattern(thing);
	for (const { path, source, statements } of scripts) {
		const statement = statements.find(({ text }) => pattern.test(text));
		if (statement) return `${path}:${positionAt(source, statement.span.start).line}`;
	}
	return null;
}

function makerPattern({ kind, name }: MadeThing): RegExp {
	const word = String.raw`"?${name.replaceAll(/[^\w$]/g, String.raw`\$&`)}"?(?![\w$])`;
	const qualified = String.raw`(?:(?:"[^"]+"|[\w$]+)\s*\.\s*)?${word}`;
	const created = String.raw`create(?:\s+\w+){0,4}?\s+(?:${MAKERS[kind]})\s+(?:concurrently\s+)?(?:if\s+not\s+exists\s+)?${qualified}`;
	return new RegExp(String.raw`^(?:${created}|alter\b[\s\S]*\brename\s+to\s+${word})`, 'i');
}
