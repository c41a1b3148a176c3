import { columnTooMany, columnTwice, missingColumn, missingValueColumns } from './missing/missing-column.ts';
import { missingConstraint } from './missing/missing-constraint.ts';
import { missingExtension, missingFromExtension } from './missing/missing-extension.ts';
import { missingIndex, missingUniqueKey } from './missing/missing-index.ts';
import {
	missingPartOfTable,
	missingRole,
	missingRow,
	missingThing,
	missingViewKey,
} from './missing/missing-part.ts';
import {
	missingNamespace,
	missingPart,
	missingPartition,
	missingRelation,
} from './missing/missing-relation.ts';
import { missingRoutine } from './missing/missing-routine.ts';
import { missingDomainConstraint, missingLabel, missingType } from './missing/missing-type.ts';
import { missingDefault, notCastable, primaryKeyTooMany, wrongKind } from './missing/wrong-guess.ts';
import type { Repair } from './repair.ts';

/** What may help, by the engine's SQLSTATE, in the order in which it is asked. */
export const REPAIRS: Readonly<Record<string, readonly Repair[]>> = {
	'0A000': [wrongKind],
	'22023': [missingRole, missingLabel],
	'22P02': [missingLabel],
	'23502': [missingDefault],
	'23503': [missingRow],
	'23514': [missingPart],
	'3F000': [missingFromExtension, missingNamespace],
	'42601': [missingValueColumns],
	'42701': [columnTooMany, columnTwice],
	'42703': [missingColumn],
	'42704': [
		missingFromExtension,
		missingType,
		missingRole,
		missingConstraint,
		missingIndex,
		missingPartOfTable,
		missingExtension,
		missingDomainConstraint,
		missingUniqueKey,
		missingRelation,
		missingThing,
	],
	'42804': [notCastable],
	'42809': [wrongKind],
	'42830': [missingUniqueKey],
	'42883': [missingFromExtension, missingRoutine],
	'42P01': [missingFromExtension, missingPartition, missingRelation],
	'42P10': [missingUniqueKey],
	'42P16': [primaryKeyTooMany],
	'55000': [missingViewKey],
};
