import type { TracedStatement } from '../rehearsal/trace/trace.ts';

/** What the engine said of a statement on tables with rows, as a detail of a problem; empty where it said nothing of that kind. */
export function failureDetail(
	{ rowFailure }: TracedStatement,
	sqlstate: string,
): { readonly detail?: string } {
	if (rowFailure?.sqlstate !== sqlstate) return {};
	const { message, detail } = rowFailure;
	const said = detail === null ? message : `${message} (${detail})`;
	return { detail: `On rows that the schema allowed until now it fails: ${sqlstate} ${said}` };
}
