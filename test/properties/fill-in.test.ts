import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fillIn, originOf, type Replacement } from '../../src/sql/fill-in.ts';
import { splitStatements } from '../../src/sql/split.ts';
import { runs } from './runs.ts';

interface Filled {
	readonly source: string;
	readonly span: { readonly start: number; readonly end: number };
	readonly replacements: readonly Replacement[];
	/** Each unit of the filled text: where in the source it comes from, and whether it was filled in. */
	readonly origins: readonly { readonly at: number; readonly replaced: boolean }[];
	readonly text: string;
}

const part = fc.record({
	kept: fc
		.array(fc.constantFrom('a', ' ', ';', "'", '\n', 'x', '😀', '('), { maxLength: 8 })
		.map((all) => all.join('')),
	replaced: fc.constantFrom('', '{{x}}', ':name', '\\i file', '"'),
	by: fc.constantFrom('', 'value', 'a;b', "'", ';;', 'SELECT 1;\nSELECT 2', '😀'),
});

/** A text of parts that are kept and parts that are filled in, between a start and an end that are not run. */
const filled = fc
	.tuple(fc.array(part, { maxLength: 6 }), fc.nat({ max: 5 }))
	.map(([parts, before]): Filled => {
		let source = '-'.repeat(before);
		let text = '';
		const origins: { at: number; replaced: boolean }[] = [];
		const replacements: Replacement[] = [];
		for (const { kept, replaced, by } of parts) {
			for (let unit = 0; unit < kept.length; unit++)
				origins.push({ at: source.length + unit, replaced: false });
			source += kept;
			text += kept;
			if (replaced === '') continue;
			replacements.push({ span: { start: source.length, end: source.length + replaced.length }, text: by });
			for (let unit = 0; unit < by.length; unit++) origins.push({ at: source.length, replaced: true });
			source += replaced;
			text += by;
		}
		const span = { start: before, end: source.length };
		return { source: `${source}after`, span, replacements, origins, text };
	});

it('every place in a statement is found again in the file, and what was filled in stands where it was put', () => {
	const property = fc.property(filled, ({ source, span, replacements, origins, text }) => {
		const result = fillIn(source, span, replacements);
		expect(result.text).toBe(text);
		for (const split of splitStatements(result.text)) {
			const statement = result.locate(split);
			expect(statement.text).toBe(split.text);
			for (let offset = 0; offset < split.text.length; offset++) {
				const origin = origins[split.span.start + offset];
				expect(originOf(statement, offset)).toBe(origin?.at);
				if (!origin?.replaced) expect(source[origin?.at ?? -1]).toBe(split.text[offset]);
			}
			expect(statement.span.start).toBe(origins[split.span.start]?.at);
			expect(statement.span.end).toBeGreaterThan(statement.span.start);
			expect(statement.span.end).toBeLessThanOrEqual(span.end);
		}
	});
	fc.assert(property, runs(1000));
});
