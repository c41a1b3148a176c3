import type { DocumentStatement, SpecificationDocument } from '../specification/document.ts';

/** Statements that plan nothing by themselves. */
const PLANS_NOTHING = /^(?:select|set|show|begin|start|commit|end)\b/i;

/** The ids of the plan blocks that have come true: nothing in them is left open, and all that they say is built. */
export function listGraduated(
	{ statements, placeholders }: Pick<SpecificationDocument, 'statements' | 'placeholders'>,
	built: ReadonlySet<DocumentStatement>,
): readonly string[] {
	const isTrue = new Map<string, boolean>();
	for (const statement of statements) {
		const { text, origin } = statement;
		if (origin.kind !== 'claim' || origin.plan === undefined || PLANS_NOTHING.test(text)) continue;
		isTrue.set(origin.plan, (isTrue.get(origin.plan) ?? true) && built.has(statement));
	}
	for (const { plan } of placeholders) if (plan !== undefined) isTrue.set(plan, false);
	return [...isTrue].filter(([, value]) => value).map(([id]) => id);
}
