import type { AttributeChange } from '../../compare/change.ts';
import type { RightsDrift } from '../../compare/live/compare-rights.ts';
import type { LiveDrift } from '../../compare/live/live-drift.ts';
import { findObject } from '../../model/schema.ts';
import type { Replay } from '../../replay/replay.ts';
import type { Finding } from '../report.ts';
import { migrationLocation } from './locations.ts';
import { showValue } from './show-value.ts';
import { subjectOf } from './subject.ts';

const HINTS: Readonly<Record<LiveDrift['kind'], string>> = {
	missing:
		'Has the migration run there? Where somebody dropped it by hand, make it again, or write the migration that drops it.',
	extra: 'Write the migration that makes it, or drop it in the live database.',
	differs: 'Write the migration that makes it so, or put it back in the live database.',
};

const WORDS: Readonly<Record<LiveDrift['kind'], string>> = {
	missing: 'is built by the migrations and is not in the live database',
	extra: 'is in the live database and is built by no migration',
	differs: 'is not in the live database what the migrations build',
};

/** What a live database has otherwise than the migrations, as errors; an extension more than they ask for is a note. */
export async function liveFindings(
	drifts: readonly LiveDrift[],
	rights: readonly RightsDrift[],
	built: Replay,
): Promise<readonly Finding[]> {
	const objects = drifts.map(async ({ kind, object, attributes }): Promise<Finding> => {
		const isExtension = kind === 'extra' && object.kind === 'extension';
		const which = kind === 'missing' ? 'created' : 'last';
		const place = kind === 'extra' ? null : await migrationLocation(built, object, which);
		return finding(kind, subjectOf(object), attributes, place, isExtension ? 'info' : 'error');
	});
	const others = rights.map(async ({ subject, object, attributes }): Promise<Finding> => {
		const owner = object === null ? undefined : findObject(built.schema, object);
		const place = owner ? await migrationLocation(built, owner, 'last') : null;
		return finding('differs', subject, attributes, place, 'error');
	});
	return Promise.all([...objects, ...others]);
}

function finding(
	kind: LiveDrift['kind'],
	subject: string,
	attributes: readonly AttributeChange[],
	migration: Finding['migration'],
	severity: Finding['severity'],
): Finding {
	return {
		...{ code: `live/${kind}`, severity, introduced: true, subject, message: `${subject} ${WORDS[kind]}` },
		detail: attributes.length === 0 ? null : attributes.map(differenceLine).join('\n'),
		...{ differences: [], document: null, migration, hint: HINTS[kind] },
	};
}

function differenceLine({ name, before, after }: AttributeChange): string {
	return `${name}: ${showValue(before) ?? 'none'} in the live database, ${showValue(after) ?? 'none'} in the migrations`;
}
