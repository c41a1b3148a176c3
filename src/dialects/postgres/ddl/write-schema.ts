import { objectsOf, type Schema } from '../../../model/schema.ts';
import { orderCreations } from './creation-order.ts';
import { writeDefined } from './defined-objects.ts';
import { keepMeaning } from './keep-meaning.ts';
import { writePolicy } from './policies.ts';
import { writePublication } from './publications.ts';
import { writeRule } from './rules.ts';
import { writeDeferred, writeForeignKeys, writeIndexes } from './script-afterwards.ts';
import { writeCreations } from './script-creations.ts';
import { putAsideDefaults, writePrivileges } from './script-privileges.ts';
import { writeGiven, writeHeader, writeRoles, writeSettings } from './script-start.ts';
import { writeSequenceOwner } from './sequences.ts';
import { writeRowSecurity } from './tables.ts';
import { writeTablespaces } from './tablespaces.ts';
import { writeTrigger } from './triggers.ts';

/** Part of a script under one heading: per object, the statements that belong to it. */
export interface Phase {
	readonly title: string;
	readonly groups: readonly (readonly string[])[];
}

/** What a script holds beside the objects. */
export interface ScriptOptions {
	/** Owners, rights, default rights and security labels, with the roles that these name. */
	readonly privileges: boolean;
}

/** One script that builds the schema in an empty database, ordered so that everything is there when it is needed. */
export function writeSchema(schema: Schema, options: ScriptOptions = { privileges: false }): string {
	const phases: readonly Phase[] = [
		{ title: 'Settings', groups: [writeSettings()] },
		...listPhases(schema, options),
	];
	return [writeHeader(schema, options), writeGiven(schema), ...phases.map(layOutPhase)]
		.filter(Boolean)
		.join('\n\n')
		.concat('\n');
}

/** The statements that build the schema's objects beside what is given, without settings and without a heading. */
export function writePart(schema: Schema, options: ScriptOptions): readonly string[] {
	return listPhases(schema, options).flatMap(({ groups }) => groups.flat().map(keepMeaning));
}

function listPhases(schema: Schema, options: ScriptOptions): readonly Phase[] {
	const { order, deferred } = orderCreations(schema);
	return [
		{ title: 'Roles', groups: writeRoles(schema, options) },
		...(options.privileges ? [putAsideDefaults(schema)] : []),
		...writeCreations(schema, order, deferred),
		{ title: 'Owners of sequences', groups: objectsOf(schema, 'sequence').map(writeSequenceOwner) },
		{ title: 'Defaults and rules that need all of the above', groups: writeDeferred(schema, deferred) },
		{ title: 'Indexes', groups: writeIndexes(schema) },
		{ title: 'Tablespaces, where the server has them', groups: writeTablespaces(schema) },
		{ title: 'Foreign keys', groups: writeForeignKeys(schema) },
		{ title: 'Extended statistics', groups: objectsOf(schema, 'statistics').map(writeDefined) },
		{ title: 'Rules', groups: objectsOf(schema, 'rule').map(writeRule) },
		{ title: 'Triggers', groups: objectsOf(schema, 'trigger').map(writeTrigger) },
		{
			title: 'Row-level security',
			groups: [
				...objectsOf(schema, 'table').map(writeRowSecurity),
				...objectsOf(schema, 'policy').map(writePolicy),
			],
		},
		{
			title: 'Publications and subscriptions',
			groups: [
				...objectsOf(schema, 'publication').map((publication) => writePublication(publication, schema)),
				...objectsOf(schema, 'subscription').map(writeDefined),
			],
		},
		...(options.privileges ? writePrivileges(schema) : []),
		// Last: they would watch this script.
		{ title: 'Event triggers', groups: objectsOf(schema, 'event-trigger').map(writeDefined) },
	];
}

function layOutPhase({ title, groups }: Phase): string {
	const blocks = groups
		.filter((statements) => statements.length > 0)
		.map((statements) => statements.map((statement) => `${keepMeaning(statement)};`).join('\n'));
	if (blocks.length === 0) return '';
	// Blocks of one line stand close together, longer ones apart.
	const lines = blocks.flatMap((block, index) => {
		const isApart = block.includes('\n') || blocks[index - 1]?.includes('\n');
		return index > 0 && isApart ? ['', block] : [block];
	});
	return [`-- ${title}`, '', ...lines].join('\n');
}
