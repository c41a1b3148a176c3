import { type Identity, identify } from '../model/identity.ts';
import type { SchemaObject } from '../model/objects.ts';
import type { Facts } from './facts.ts';
import { linkFrom } from './link.ts';
import { codeSpan } from './markdown.ts';
import { migrationName } from './words/migration-name.ts';

const TABLE_PARTS: ReadonlySet<string> = new Set([
	...['column', 'primary-key', 'unique', 'foreign-key', 'check', 'exclusion', 'trigger', 'rule', 'policy'],
]);

/**
 * Which migration made an object and which changed it last, as a Markdown sentence; what happens to a table's parts happens
 * to the table. Null where no migration is known to have made it.
 */
export function storyOf(facts: Facts, object: SchemaObject): string | null {
	const [maker, ...others] = storiesOf(facts).get(identify(object)) ?? [];
	if (maker === undefined) return null;
	const link = (path: string): string =>
		`[${codeSpan(migrationName(path))}](${linkFrom(facts.document, path)})`;
	const last = others.at(-1);
	return `Created by ${link(maker)}${last === undefined ? '' : `; last changed by ${link(last)}`}.`;
}

/** The paths of the migrations from the one that made each object on, oldest first. */
type Stories = ReadonlyMap<string, readonly string[]>;

const known = new WeakMap<Facts['touches'], Stories>();

function storiesOf({ touches, migrations }: Facts): Stories {
	const found = known.get(touches);
	if (found) return found;
	const places = new Map(migrations.map(({ migration }, place) => [migration.path, place]));
	const placesOf = new Map<string, Set<number>>();
	const made = new Map<string, number>();
	for (const [identity, list] of touches) {
		const subject = subjectOf(identity);
		const all = placesOf.get(subject) ?? new Set();
		placesOf.set(subject, all);
		for (const { step, effect } of list) {
			const place = places.get(step.path) ?? 0;
			all.add(place);
			// What was dropped and made again began anew.
			if (subject === identity && effect.verb === 'created') made.set(subject, place);
		}
	}
	const stories = new Map<string, readonly string[]>();
	for (const [subject, start] of made) {
		const later = [...(placesOf.get(subject) ?? [])].filter((place) => place >= start).sort((a, b) => a - b);
		stories.set(
			subject,
			later.map((place) => migrations[place]?.migration.path ?? ''),
		);
	}
	known.set(touches, stories);
	return stories;
}

/** The table that a part belongs to, or the object itself. */
function subjectOf(identity: Identity): string {
	const kind = identity.slice(0, identity.indexOf(' '));
	if (!TABLE_PARTS.has(kind)) return identity;
	const parts = identity.slice(kind.length + 1).match(/"(?:[^"]|"")*"|[^.]+/g) ?? [];
	return `table ${parts.slice(0, 2).join('.')}`;
}
