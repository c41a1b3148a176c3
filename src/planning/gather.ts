import type { Brief, BriefRelationship } from './brief.ts';
import { ofItself, ofOne } from './field-senses.ts';
import { impliedEntities } from './implied-entities.ts';
import { entityKey, snakeName } from './names.ts';
import { STATE } from './read/count-sentences.ts';
import { isPlainField } from './read/noun-phrases.ts';
import type {
	FieldRequirement,
	KeyRequirement,
	Place,
	RelationshipRequirement,
	RemarkRequirement,
	Requirement,
	Topic,
	TopicRequirement,
} from './requirement.ts';
import { partOf, rolesOf } from './user-roles.ts';

/** A plan of more tables is no plan that anybody reads. */
const MOST_ENTITIES = 300;
const MOST_FIELDS = 300;

/** Nouns for people that are users with a part to play. */
const PERSON =
	/^(?:agent|support_agent|requester|reporter|author|owner|assignee|manager|admin|administrator|moderator|reviewer|approver|creator|editor|operator|member|team_member|person|account_holder|staff_member|user_account|account_owner|end_user|system_user|login)$/;

interface Building {
	readonly key: string;
	readonly name: string;
	words: string | null;
	exact: boolean;
	explicit: boolean;
	readonly place: Place;
	readonly fields: Map<string, FieldRequirement>;
}

/** Puts requirements together by the entities that they are about. */
export function gather(requirements: readonly Requirement[]): Brief {
	const entities = new Map<string, Building>();
	const byLastWord = new Map<string, string>();
	let leftOut: { count: number; place: Place } | null = null;
	const add = (name: string, place: Place, explicit: boolean): Building | null => {
		const key = entityKey(name);
		if (key === '') return null;
		const known = entities.get(key);
		if (known) {
			known.explicit ||= explicit;
			return known;
		}
		if (entities.size >= MOST_ENTITIES) {
			leftOut = { count: (leftOut?.count ?? 0) + 1, place: leftOut?.place ?? place };
			return null;
		}
		const entity: Building = { key, name, words: null, exact: false, explicit, place, fields: new Map() };
		entities.set(key, entity);
		byLastWord.set(key.split('_').at(-1)!, key);
		return entity;
	};
	const roles = rolesOf(requirements);
	const resolve = (noun: string): string | null => {
		const key = entityKey(noun);
		if (entities.has(key)) return key;
		const parts = key.split('_');
		for (let at = 1; at < parts.length; at++) {
			const shorter = parts.slice(at).join('_');
			if (entities.has(shorter)) return shorter;
		}
		if (PERSON.test(key) || roles.has(key)) return 'user';
		// `policy` for an SLA policy, where no other entity ends so.
		const longer = byLastWord.get(key);
		return longer !== undefined && parts.length === 1 ? longer : null;
	};
	for (const requirement of requirements) {
		if (requirement.kind !== 'entity') continue;
		const entity = add(requirement.name, requirement.place, true);
		if (!entity) continue;
		entity.words ??= requirement.words;
		entity.exact ||= requirement.exact;
	}
	const hasExplicit = entities.size > 0;
	for (const { entity, place } of impliedEntities(requirements))
		if (!entities.has(entityKey(entity)) && (resolve(entity) ?? 'user') === 'user') add(entity, place, false);
	const linked = requirements.filter(
		(each): each is RelationshipRequirement => each.kind === 'relationship' && each.bringsAlong !== false,
	);
	// The second time around, what a sentence further down names is known further up too.
	for (let round = 0; hasExplicit && round < 2; round++) {
		for (const { from, to, place } of linked) {
			const ends = [from, to].map((noun) => ({ noun, key: resolve(noun) }));
			if (ends.every(({ key }) => key === null)) continue;
			for (const { noun, key } of ends) if (key === null && !isPlainField(noun)) add(noun, place, false);
		}
	}
	const relationships = requirements.flatMap((requirement): readonly BriefRelationship[] => {
		if (requirement.kind !== 'relationship') return [];
		const ends = [requirement.from, requirement.to].map((noun) => ({ noun, key: resolve(noun) }));
		const isNamed = ends.every(({ key }) => key !== null && (key === 'user' || entities.has(key)));
		if (requirement.bringsAlong === false && (!isNamed || ends[0]!.key === ends[1]!.key)) return [];
		// Two nouns that nothing else names are likelier a way of speaking than two tables.
		if (hasExplicit && ends.every(({ key }) => key === null)) return [];
		const [from, to] = ends.map(({ noun, key }) => {
			if (key === 'user') return add('User', requirement.place, false)?.key;
			return key ?? (isPlainField(noun) ? undefined : add(noun, requirement.place, false)?.key);
		});
		return from && to ? [{ ...requirement, from, to, role: partOf(requirement, from, roles) }] : [];
	});
	const fieldOwners = new Map<string, string[]>();
	const references: BriefRelationship[] = [];
	const addField = (entity: Building, said: FieldRequirement): void => {
		const field = ofOne(said);
		const name = snakeName(field.name);
		if (name === '' || entity.fields.size >= MOST_FIELDS) return;
		const known = entity.fields.get(name);
		entity.fields.set(name, known ? mergeFields(known, field) : field);
		if (!known) fieldOwners.set(name, [...(fieldOwners.get(name) ?? []), entity.key]);
	};
	const waiting: FieldRequirement[] = [];
	for (const requirement of requirements) {
		if (requirement.kind !== 'field') continue;
		const key = requirement.entity === '' ? null : resolve(requirement.entity);
		const entity = key === null ? null : (entities.get(key) ?? null);
		if (!entity) waiting.push(requirement);
		// Which of them counts is no field: a key over those in that state keeps it.
		else if (STATE.test(requirement.name) && resolve(requirement.name) !== null) continue;
		else if (isReference(requirement))
			references.push(toReference(requirement, entity.key, resolve(requirement.name)));
		else addField(entity, requirement);
	}
	for (const field of waiting) {
		const isItself =
			field.entity === '' && field.values.length === 0 && entities.has(resolve(field.name) ?? '');
		if (isItself) continue;
		const name = snakeName(field.name);
		const under = field.under === null ? undefined : entities.get(resolve(field.under) ?? '');
		const owners = field.entity === '' ? (fieldOwners.get(name) ?? []) : [];
		const owner = under?.fields.has(name) || owners.length !== 1 ? undefined : entities.get(owners[0]!);
		const about =
			field.entity === '' && field.values.length > 1 ? entities.get(resolve(field.name) ?? '') : undefined;
		const isRole = /^(?:user )?roles?$/i.test(field.name) && entityKey(field.entity) === 'user';
		const people = isRole ? add('User', field.place, false) : null;
		if (people) addField(people, field);
		else if (owner) addField(owner, field);
		else if (about) addField(about, ofItself(field));
		else if (under)
			addField(under, field.entity === '' ? field : { ...field, name: `${field.entity} ${field.name}` });
		else if (!hasExplicit && field.entity !== '' && !isPlainField(field.entity) && isPlainField(field.name)) {
			const made = add(field.entity, field.place, false);
			if (made) addField(made, field);
		}
	}
	return {
		entities,
		relationships: manyToMany([...relationships, ...references]),
		keys: requirements.flatMap((requirement) => (requirement.kind === 'key' ? resolveKey(requirement) : [])),
		values: requirements.filter(({ kind }) => kind === 'values') as Brief['values'],
		statements: requirements.filter(({ kind }) => kind === 'statement') as Brief['statements'],
		usedColumns: requirements.filter(({ kind }) => kind === 'used-column') as Brief['usedColumns'],
		topics: firstOfTopics(requirements),
		topicSentences: requirements.filter(({ kind }) => kind === 'topic') as readonly TopicRequirement[],
		retentions: requirements.filter(({ kind }) => kind === 'retention') as Brief['retentions'],
		remarks: uniqueRemarks(requirements),
		resolve: (noun) => {
			const key = resolve(noun);
			return key !== null && entities.has(key) ? key : null;
		},
		leftOut,
	};

	/** `a ticket has a requester`, and fields that are another entity by their name alone. */
	function isReference(field: FieldRequirement): boolean {
		if (field.type !== null || field.values.length > 0 || field.references !== null) return false;
		const key = entityKey(field.name);
		if (isPlainField(field.name) || key === entityKey(field.entity)) return false;
		const target = resolve(field.name);
		return (
			(target !== null && entities.has(target) && target !== resolve(field.entity)) ||
			(PERSON.test(key) && entities.has('user'))
		);
	}

	function resolveKey(key: KeyRequirement): readonly KeyRequirement[] {
		const names = key.fields.map(snakeName);
		const last = names.at(-1)!;
		const named = key.entity === '' ? null : resolve(key.entity);
		if (named !== null) {
			// An open work order is a work order.
			const state = new RegExp(`^([a-z]+)_${named}$`).exec(entityKey(key.entity))?.[1];
			return [{ ...key, entity: named, fields: names, ...(state === undefined ? {} : { state }) }];
		}
		const under = key.under === null ? null : resolve(key.under);
		const itself = key.entity === '' && names.length > 1 ? resolve(key.fields.at(-1)!) : null;
		// `A review must be unique per product and customer` is about the review as a whole.
		if (itself !== null && !entities.get(under ?? '')?.fields.has(last))
			return [{ ...key, entity: itself, fields: names.slice(0, -1) }];
		if (under !== null) return [{ ...key, entity: under, fields: names }];
		const owners = key.entity === '' ? (fieldOwners.get(last) ?? []) : [];
		return owners.length === 1 ? [{ ...key, entity: owners[0]!, fields: names }] : [];
	}
}

function toReference(field: FieldRequirement, entity: string, target: string | null): BriefRelationship {
	const key = entityKey(field.name);
	const isPerson = target !== key && PERSON.test(key);
	return {
		kind: 'relationship',
		from: isPerson ? 'user' : (target ?? key),
		to: entity,
		cardinality: 'one-to-many',
		required: field.required,
		role: isPerson || target !== key ? key : null,
		columns: null,
		onDelete: field.onDelete,
		words: field.words ?? `${field.entity}: ${field.name}`,
		place: field.place,
	};
}

/** What is said later adds to what was said first. */
function mergeFields(first: FieldRequirement, second: FieldRequirement): FieldRequirement {
	return {
		...first,
		type: first.type ?? second.type,
		required: first.required ?? second.required,
		unique: first.unique || second.unique,
		within: first.within ?? second.within,
		primary: first.primary || second.primary,
		default: first.default ?? second.default,
		references: first.references ?? second.references,
		values: first.values.length > 0 ? first.values : second.values,
		longest: first.longest ?? second.longest,
		least: first.least ?? second.least,
		most: first.most ?? second.most,
		words: first.words ?? second.words,
	};
}

/** Two sentences that say `many` in both directions are one relationship. */
function manyToMany(found: readonly BriefRelationship[]): readonly BriefRelationship[] {
	const many = new Set(
		found
			.filter(({ cardinality }) => cardinality === 'one-to-many')
			.map(({ from, to }) => JSON.stringify([from, to])),
	);
	const pairs = new Set(
		found
			.filter(
				({ from, to, cardinality }) =>
					cardinality === 'many-to-many' ||
					(from !== to && many.has(JSON.stringify([to, from])) && many.has(JSON.stringify([from, to]))),
			)
			.map(pairOf),
	);
	const isBothWays = (each: BriefRelationship): boolean =>
		each.cardinality === 'one-to-many' &&
		each.role === null &&
		each.columns === null &&
		// Every one of the second needing one of the first is a line of its own beside `many-to-many`.
		(each.required !== true || many.has(JSON.stringify([each.to, each.from]))) &&
		each.from !== each.to &&
		pairs.has(pairOf(each));
	return found.map((each) => (isBothWays(each) ? { ...each, cardinality: 'many-to-many' } : each));
}

function pairOf({ from, to }: BriefRelationship): string {
	return JSON.stringify([from, to].sort());
}

function firstOfTopics(requirements: readonly Requirement[]): ReadonlyMap<Topic, TopicRequirement> {
	const topics = new Map<Topic, TopicRequirement>();
	for (const requirement of requirements) {
		if (requirement.kind === 'topic' && !topics.has(requirement.topic))
			topics.set(requirement.topic, requirement);
	}
	return topics;
}

const LABEL =
	/^(?:expected |data |business )?(?:scale|volume|load|performance|response time)s?(?: (?:requirements?|targets?|goals?))?\s*:\s*/i;

function uniqueRemarks(requirements: readonly Requirement[]): readonly RemarkRequirement[] {
	const known = new Set<string>();
	return requirements.flatMap((requirement) => {
		if (requirement.kind !== 'remark') return [];
		const words = requirement.words.replace(LABEL, '');
		const key = `${requirement.about} ${words.toLowerCase()}`;
		if (words === '' || known.has(key)) return [];
		known.add(key);
		return [{ ...requirement, words }];
	});
}
