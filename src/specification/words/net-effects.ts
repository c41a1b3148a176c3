import type { Effect } from '../../dialects/dialect.ts';

/** What a migration comes to, each thing once: what only came and went is left out, and so is what goes without saying. */
export interface NetEffects {
	readonly created: readonly Effect[];
	/** Dropped and made anew under the same name. */
	readonly replaced: readonly Effect[];
	readonly changed: readonly Effect[];
	readonly dropped: readonly Effect[];
}

const RELATION = /^(?:table|view|materialized-view)$/;
const TABLE_PART = /^(?:column|primary-key|unique|foreign-key|check|exclusion)$/;
const IMPLEMENTED_BY_INDEX = /^(?:primary-key|unique|exclusion)$/;
/** What goes with a table or column without being named. */
const DEPENDENT = /^(?:index|trigger|policy|sequence)$/;

/** Sums up the effects of a migration's statements. */
export function netEffects(steps: readonly (readonly Effect[])[]): NetEffects {
	const told = withoutPassing(steps.flatMap(withoutDependents));
	const created = told.filter(({ verb }) => verb === 'created');
	const dropped = told.filter(({ verb }) => verb === 'dropped');
	const changed = told.filter(({ verb }) => verb === 'changed');
	const known = new Set([...created, ...dropped].map(({ key }) => key));
	const newOwners = owners(created);
	const parted = new Set(told.filter(({ kind }) => TABLE_PART.test(kind)).map(ownerOf));
	const gone = new Set(dropped.map(({ identity }) => identity));
	const back = new Set(created.map(({ identity }) => identity).filter((identity) => gone.has(identity)));
	return {
		created: withoutParts(created, newOwners).filter(({ identity }) => !back.has(identity)),
		replaced: withoutParts(created, newOwners).filter(({ identity }) => back.has(identity)),
		changed: withoutParts(changed, newOwners).filter(
			(effect) =>
				!known.has(effect.key) && !(effect.details.length === 0 && parted.has(nameParts(effect).join('.'))),
		),
		dropped: withoutParts(dropped, owners(dropped)).filter(({ identity }) => !back.has(identity)),
	};
}

/** Dropping a table or a column takes indexes, triggers and policies along in the same statement. */
function withoutDependents(step: readonly Effect[]): readonly Effect[] {
	const takesAlong = step.some(
		({ verb, kind }) => verb === 'dropped' && (RELATION.test(kind) || kind === 'column'),
	);
	return takesAlong ? step.filter(({ verb, kind }) => verb !== 'dropped' || !DEPENDENT.test(kind)) : step;
}

/** Leaves out what the same migration made and dropped again. */
function withoutPassing(effects: readonly Effect[]): readonly Effect[] {
	const created = new Set<string>();
	const passing = new Set<string>();
	for (const { verb, key } of effects) {
		if (verb === 'created') created.add(key);
		if (verb === 'dropped' && created.has(key)) passing.add(key);
	}
	return effects.filter(({ key }) => !passing.has(key));
}

/** The relations among these, by qualified name: what belongs to them needs no words of its own. */
function owners(effects: readonly Effect[]): ReadonlySet<string> {
	const relations = effects.filter(({ kind }) => RELATION.test(kind));
	return new Set(relations.map((effect) => nameParts(effect).join('.')));
}

function withoutParts(effects: readonly Effect[], relations: ReadonlySet<string>): readonly Effect[] {
	const implemented = new Set(
		effects
			.filter(({ kind }) => IMPLEMENTED_BY_INDEX.test(kind))
			.map((effect) => {
				const [namespace = '', , name = ''] = nameParts(effect);
				return `${namespace}.${name}`;
			}),
	);
	return effects.filter((effect) => {
		if (effect.kind === 'index') return !implemented.has(nameParts(effect).join('.'));
		if (TABLE_PART.test(effect.kind)) return !relations.has(ownerOf(effect));
		return effect.kind !== 'sequence' || !isSerial(nameParts(effect), relations);
	});
}

function ownerOf(effect: Effect): string {
	return nameParts(effect).slice(0, 2).join('.');
}

/** `users_id_seq` is the inside of `users.id` wherever `users` is made or dropped with it. */
function isSerial([namespace = '', name = '']: readonly string[], relations: ReadonlySet<string>): boolean {
	const bare = name.replace(/^"|"$/g, '');
	if (!bare.endsWith('_seq')) return false;
	for (let at = bare.indexOf('_'); at > 0; at = bare.indexOf('_', at + 1)) {
		const table = bare.slice(0, at);
		if (relations.has(`${namespace}.${table}`) || relations.has(`${namespace}."${table}"`)) return true;
	}
	return false;
}

/** The parts of the qualified name, still quoted where they need it. */
function nameParts({ kind, identity }: Effect): readonly string[] {
	const name = identity.startsWith(`${kind} `) ? identity.slice(kind.length + 1) : identity;
	return name.match(/"(?:[^"]|"")*"|[^.]+/g) ?? [];
}
