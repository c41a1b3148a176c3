import type { AttributeChange } from '../../compare/change.ts';
import { type Drift, driftKey } from '../../compare/drift.ts';
import { identify } from '../../model/identity.ts';
import type { Schema } from '../../model/schema.ts';
import type { Replay } from '../../replay/replay.ts';
import { positionAt } from '../../sql/position.ts';
import type { Finding, Severity } from '../report.ts';
import { claimAdvice } from './claim-advice.ts';
import { firstWords } from './first-words.ts';
import { documentLocation, migrationLocation } from './locations.ts';
import { missingNameFinding } from './missing-name-finding.ts';
import { showValue } from './show-value.ts';
import { subjectOf } from './subject.ts';

const REGENERATE =
	'Run `auggie-database-spec generate` and commit the specification, or correct the migration.';

/** What is said outside of generated blocks is people's: generating never changes it. */
const CORRECT = 'Correct the SQL in the specification, or write a migration that builds what it says.';

type PlannedDrift = Extract<Drift, { kind: 'removed' | 'planned' }>;

/** One database's drift at one commit, with what is needed to say where. */
export interface LocatedDrift {
	readonly drifts: readonly Drift[];
	/** Path of the document. */
	readonly document: string;
	readonly replay: Replay;
}

/** Findings for the drift at head (null: no document); `base` decides what is introduced (null: everything is new). */
export async function driftFindings(
	head: LocatedDrift | null,
	base: LocatedDrift | null,
): Promise<{ readonly findings: readonly Finding[]; readonly healed: readonly Finding[] }> {
	if (!head) return { findings: [], healed: [] };
	const before = new Set(base?.drifts.map(driftKey));
	const after = new Set(head.drifts.map(driftKey));
	const findings: Finding[] = [];
	for (const drift of head.drifts)
		findings.push(await driftFinding(drift, head, !before.has(driftKey(drift))));
	const healed: Finding[] = [];
	for (const drift of base?.drifts ?? []) {
		if (base && !after.has(driftKey(drift)) && !isStillAbout(drift, head.drifts)) {
			// The line was the merge base's, and there is nothing left to look at.
			const finding = await driftFinding(drift, base, false);
			const message = drift.kind === 'planned' ? settledPlan(drift, head.replay.schema) : finding.message;
			healed.push({ ...finding, message, document: null });
		}
	}
	return { findings, healed };
}

/** A drift that only took another shape is not healed. */
function isStillAbout(drift: Drift, drifts: readonly Drift[]): boolean {
	return (
		'identity' in drift && drifts.some((other) => 'identity' in other && other.identity === drift.identity)
	);
}

/** What became of a plan is more than that it is gone. */
function settledPlan({ identity, object }: PlannedDrift, { objects }: Schema): string {
	const isBuilt = objects.some((one) => identify(one) === identity);
	return `${subjectOf(object)} ${isBuilt ? 'was planned and is built now' : 'is no longer planned'}`;
}

async function driftFinding(drift: Drift, at: LocatedDrift, introduced: boolean): Promise<Finding> {
	const severity: Severity = introduced ? 'error' : 'warning';
	if (drift.kind === 'broken-claim') return brokenClaim(drift, at.document, introduced);
	if (drift.kind === 'missing-name') return missingNameFinding(drift, at.document, introduced);
	const { object } = drift;
	const subject = subjectOf(object);
	const migration = await migrationLocation(
		at.replay,
		object,
		drift.kind === 'undocumented' ? 'created' : 'last',
	);
	const document =
		drift.kind === 'undocumented' ? null : await documentLocation(at.document, drift.statement, object);
	const isClaim = 'statement' in drift && drift.statement?.origin.kind === 'claim';
	const hint = isClaim ? CORRECT : REGENERATE;
	const common = { introduced, subject, document, migration, detail: null, differences: [] };
	switch (drift.kind) {
		case 'undocumented':
			return {
				...common,
				code: 'drift/undocumented',
				severity,
				message: `${subject} is built by the migrations and not in the specification`,
				hint,
			};
		case 'removed':
			return {
				...common,
				code: 'drift/removed',
				severity,
				message: `${subject} is in the specification and no longer built by the migrations`,
				hint,
			};
		case 'planned':
			return {
				...common,
				code: 'drift/planned',
				severity: 'info',
				message: `${subject} is planned and not built yet`,
				hint: null,
			};
		case 'differs': {
			const isOrderOnly = drift.attributes.every(({ name }) => name === 'position');
			return {
				...common,
				code: 'drift/differs',
				severity: isOrderOnly ? 'info' : severity,
				message: `${subject} is not what the specification says`,
				differences: drift.attributes.map(difference),
				hint,
			};
		}
	}
}

function brokenClaim(
	{ statement, failure }: Extract<Drift, { kind: 'broken-claim' }>,
	document: string,
	introduced: boolean,
): Finding {
	const line = statement.line + positionAt(statement.text, failure.offset ?? 0).line - 1;
	return {
		code: 'drift/broken-claim',
		severity: 'warning',
		introduced,
		subject: firstWords(statement.text),
		message: `this SQL of the specification does not run: ${failure.message}`,
		detail: [statement.text, ...[failure.detail, failure.hint].flatMap(asComment)].join('\n'),
		differences: [],
		document: { file: document, line },
		migration: null,
		hint:
			claimAdvice(statement.text, failure) ??
			'Correct the SQL in the specification, or write `...` where it is not decided yet.',
	};
}

/** What the engine says further, below the statement and told apart from it. */
function asComment(said: string | null): readonly string[] {
	return said === null ? [] : said.split('\n').map((line) => `-- ${line}`);
}

function difference({ name, before, after }: AttributeChange) {
	return { name, specification: showValue(before), migrations: showValue(after) };
}
