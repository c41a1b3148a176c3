import type { Change } from '../../src/compare/change.ts';
import type { Proof } from '../../src/compare/prove-schema.ts';
import { identify } from '../../src/model/identity.ts';

/** What a proof by the model found to differ, a line each; empty where it found nothing. */
export function describeProof({ changes, failure }: Proof): readonly string[] {
	if (failure) return [`the script fails: ${failure.message}\n${failure.statement}`];
	return changes.map(describeChange);
}

function describeChange(change: Change): string {
	if (change.kind !== 'changed') {
		return `${change.kind} ${identify(change.object)}`;
	}
	const attributes = change.attributes.map(
		({ name, before, after }) => `  ${name}: ${JSON.stringify(before)} → ${JSON.stringify(after)}`,
	);
	return [`changed ${identify(change.after)}`, ...attributes].join('\n');
}
