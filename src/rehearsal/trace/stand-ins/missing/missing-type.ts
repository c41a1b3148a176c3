import { quoteIdentifier, quoteLiteral, quoteQualified } from '../../../../dialects/postgres/ddl/quote.ts';
import { displayName } from '../../../../model/name.ts';
import { extensionOf } from '../../../../replay/extension-of.ts';
import { RANKS } from '../plan.ts';
import { addNamespace, addRelation } from '../relations.ts';
import { isMadeBefore, placeOf, type Repair, type Situation } from '../repair.ts';
import { namesIn, nodeOf, textOf } from '../tree.ts';

/** A label that an enum is taken to have where statements name none. */
const SOME_LABEL = 'unknown';

/** A type that is not there: an enum, unless the statement takes it for something else. */
export const missingType: Repair = ({ message }, situation) => {
	const written = /^type "?(.+?)"? does not exist$/s.exec(message)?.[1];
	if (written === undefined) return null;
	// One that the engine does not have cannot be stood in for: its values have a form of their own.
	if (extensionOf(`type "${written}" does not exist`) !== null) return null;
	const dot = written.indexOf('.');
	const name = written.slice(dot + 1).replaceAll('"', '');
	const namespace = dot < 0 ? (situation.statement.uses.searchPath[0] ?? 'public') : written.slice(0, dot);
	if (isMadeBefore(situation, 'type', name)) return null;
	if (isRelation(situation, name)) {
		return addRelation(situation, { namespace: dot < 0 ? null : namespace, name, origin: name });
	}
	return isDomain(situation)
		? addDomain(situation, namespace, name)
		: addEnum(situation, namespace, name, []);
};

/** A label of a stand-in's type that is renamed, set beside another one, or written as a value. */
export const missingLabel: Repair = ({ message }, situation) => {
	const [, type, value] = /^invalid input value for enum (.+?): "(.*)"$/s.exec(message) ?? [];
	const beside = /^"(.*)" is not an existing enum label$/s.exec(message)?.[1];
	const label = value ?? beside;
	const names =
		type?.replaceAll('"', '').split('.') ??
		namesIn(nodeOf(situation.statement.tree, 'AlterEnumStmt')?.typeName);
	const name = names.at(-1);
	if (label === undefined || name === undefined) return null;
	const ending = `.${quoteIdentifier(name)}`;
	const found = [...situation.plan.things].find(([key]) => key.startsWith('enum ') && key.endsWith(ending));
	if (!found) return null;
	const [key, thing] = found;
	const labels = labelsIn(thing.statements[0] ?? '');
	if (labels.includes(label)) return null;
	return writeEnum(
		situation,
		key.slice('enum '.length),
		[...labels.filter((each) => each !== SOME_LABEL), label],
		thing.place,
	);
};

/** A constraint of a stand-in's domain that is dropped or validated. */
export const missingDomainConstraint: Repair = ({ message }, situation) => {
	const [, name, domain] =
		/^constraint "(.+)" (?:of|for) domain "?(.+?)"? does not exist$/s.exec(message) ?? [];
	const key = [...situation.plan.things.keys()].find(
		(each) => each.startsWith('domain ') && each.endsWith(`.${quoteIdentifier(domain ?? '')}`),
	);
	if (name === undefined || key === undefined) return null;
	const isValidated = /\bvalidate\b/i.test(situation.statement.sql);
	const statements = [
		`ALTER DOMAIN ${key.slice('domain '.length)} ADD CONSTRAINT ${quoteIdentifier(name)} CHECK (value IS NOT NULL)${isValidated ? ' NOT VALID' : ''}`,
	];
	const message_ = `Nothing makes the constraint ${name} of the domain ${domain}: it is taken to be CHECK (value IS NOT NULL).`;
	situation.plan.things.set(`${key} ${name}`, {
		rank: RANKS.type,
		statements,
		message: message_,
		place: placeOf(situation),
	});
	return statements;
};

function isRelation({ facts, statement }: Situation, name: string): boolean {
	const routine = nodeOf(statement.tree, 'CreateFunctionStmt');
	const result = routine?.returnType as { readonly setof?: unknown; readonly names?: unknown } | undefined;
	if (result?.setof === true && namesIn(result.names).at(-1) === name) return true;
	const { columns, usedAs } = facts.relation(name);
	return columns.size > 0 || usedAs !== null;
}

function isDomain({ statement }: Situation): boolean {
	return (
		nodeOf(statement.tree, 'AlterDomainStmt') !== null ||
		/^(?:drop|alter|comment\s+on)\s+domain\b/i.test(statement.sql)
	);
}

function addDomain(situation: Situation, namespace: string, name: string) {
	const target = quoteQualified(namespace, name);
	const key = `domain ${target}`;
	if (situation.plan.things.has(key)) return null;
	const type = /value\s*(?:[<>]=?|=)\s*\d/i.test(situation.statement.sql) ? 'integer' : 'text';
	const before = addNamespace(situation, namespace);
	const statements = [`CREATE DOMAIN ${target} AS ${type}`];
	const message = `Nothing makes the domain ${displayName(namespace, name)}: it is taken to be one over ${type}.`;
	situation.plan.things.set(key, { rank: RANKS.type, statements, message, place: placeOf(situation) });
	return [...before, ...statements];
}

function addEnum(situation: Situation, namespace: string, name: string, labels: readonly string[]) {
	const before = addNamespace(situation, namespace);
	const change = nodeOf(situation.statement.tree, 'AlterEnumStmt');
	const named = [textOf(change?.oldVal), textOf(change?.newValNeighbor)].filter((each) => each !== null);
	const target = quoteQualified(namespace, name);
	if (situation.plan.things.has(`enum ${target}`)) return null;
	const made = writeEnum(situation, target, [...labels, ...named], placeOf(situation));
	return [...before, ...(Array.isArray(made) ? made.slice(-1) : [])];
}

function writeEnum(
	situation: Situation,
	target: string,
	labels: readonly string[],
	place: ReturnType<typeof placeOf>,
) {
	const { plan } = situation;
	const isThere = plan.things.has(`enum ${target}`);
	const all = labels.length > 0 ? labels : [SOME_LABEL];
	const list = all.map(quoteLiteral).join(', ');
	plan.things.set(`enum ${target}`, {
		rank: RANKS.type,
		statements: [`CREATE TYPE ${target} AS ENUM (${list})`],
		message: `Nothing makes the type ${target.replace(/^public\./, '')}: it is taken to be an enum of ${list}.`,
		place,
	});
	return isThere
		? [`ALTER TYPE ${target} ADD VALUE IF NOT EXISTS ${quoteLiteral(labels.at(-1) ?? SOME_LABEL)}`]
		: [`CREATE TYPE ${target} AS ENUM (${list})`];
}

function labelsIn(definition: string): readonly string[] {
	return [...definition.slice(definition.indexOf(' AS ENUM ')).matchAll(/'((?:[^']|'')*)'/g)].map(
		([, label = '']) => label.replaceAll("''", "'"),
	);
}
