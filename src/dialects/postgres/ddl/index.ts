import { forDefinedKinds } from '../../../model/defined-objects.ts';
import type { ObjectKind, ObjectOfKind } from '../../../model/objects.ts';
import type { Schema } from '../../../model/schema.ts';
import { writeColumn } from './columns.ts';
import { writeComposite } from './composites.ts';
import { writeConstraint } from './constraints.ts';
import { writeDefined } from './defined-objects.ts';
import { writeDomain } from './domains.ts';
import { writeEnum } from './enums.ts';
import { writeExtension } from './extensions.ts';
import { writeForeignTable } from './foreign-tables.ts';
import { writeIndex } from './indexes.ts';
import { writeNamespace } from './namespaces.ts';
import { writePolicy } from './policies.ts';
import { writePublication } from './publications.ts';
import { writeRoutine } from './routines.ts';
import { writeRule } from './rules.ts';
import { writeSequence } from './sequences.ts';
import { writeTable } from './tables.ts';
import { writeTrigger } from './triggers.ts';
import { writeView } from './views.ts';

type Writers = {
	readonly [K in ObjectKind]: (object: ObjectOfKind<K>, schema: Schema) => readonly string[];
};

/** How each kind is written for a reader, as statements that run as they stand once what they need is there. */
export const WRITERS: Writers = {
	namespace: writeNamespace,
	extension: writeExtension,
	enum: writeEnum,
	domain: writeDomain,
	composite: writeComposite,
	sequence: writeSequence,
	function: writeRoutine,
	procedure: writeRoutine,
	table: writeTable,
	column: writeColumn,
	'primary-key': writeConstraint,
	unique: writeConstraint,
	'foreign-key': writeConstraint,
	check: writeConstraint,
	exclusion: writeConstraint,
	index: writeIndex,
	view: writeView,
	'materialized-view': writeView,
	'foreign-table': writeForeignTable,
	trigger: writeTrigger,
	rule: writeRule,
	policy: writePolicy,
	...forDefinedKinds(writeDefined),
	publication: writePublication,
};
