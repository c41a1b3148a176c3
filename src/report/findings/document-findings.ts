import { SPLIT_IT } from '../../specification/split/large-document.ts';
import type { Finding } from '../report.ts';

/** What there is to know of a document as a whole. */
export interface DocumentState {
	readonly path: string;
	/** Null when there is none. */
	readonly committed: string | null;
	/** Whether generating would change nothing; null when there is no committed document. */
	readonly isCurrent: boolean | null;
	/** Whether the merge base's document was what it generates; null without one. */
	readonly wasCurrent: boolean | null;
	/** Whether the merge base had a document; null without a merge base. */
	readonly hadDocument: boolean | null;
	/** True when the executable schema was run and did not build the same. */
	readonly unproven: boolean;
	readonly hasDrift: boolean;
	/** True when it is one document that is too large to be read as one. */
	readonly isLarge: boolean;
	/** Whether the merge base's was as well; null without one. */
	readonly wasLarge: boolean | null;
}

/** Findings about the document as a whole: missing, out of date, or with an executable schema that does not hold. */
export function documentFindings(state: DocumentState): readonly Finding[] {
	const { path, committed, isCurrent } = state;
	const common = { subject: '', detail: null, differences: [], migration: null } as const;
	if (committed === null) {
		const message = state.hadDocument
			? `The specification ${path} is gone`
			: `There is no specification at ${path} yet`;
		return [
			{
				...common,
				code: 'specification/missing',
				severity: state.hadDocument ? 'error' : 'warning',
				introduced: state.hadDocument !== false,
				message,
				document: null,
				hint: 'Run `auggie-database-spec generate` and commit what it writes.',
			},
		];
	}
	const findings: Finding[] = [];
	const document = { file: path, line: 1 };
	if (state.unproven) {
		findings.push({
			...common,
			code: 'specification/unproven',
			severity: 'warning',
			introduced: true,
			message: 'The executable schema, run in an empty engine, does not build what the migrations build',
			document,
			hint: 'Run `auggie-database-spec generate` to see what differs, and please report it.',
		});
	}
	if (isCurrent === false && !state.hasDrift) {
		findings.push({
			...common,
			code: 'specification/outdated',
			severity: 'info',
			introduced: state.wasCurrent !== false,
			message: 'The specification says nothing wrong, and would read differently if it were generated now',
			document,
			hint: 'Run `auggie-database-spec generate` and commit the specification.',
		});
	}
	if (state.isLarge) {
		findings.push({
			...common,
			code: 'specification/large',
			severity: 'info',
			introduced: state.wasLarge !== true,
			message: 'The specification has grown larger than GitHub shows well',
			document,
			hint: SPLIT_IT,
		});
	}
	return findings;
}
