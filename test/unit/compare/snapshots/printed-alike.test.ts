import { expect, it } from 'vitest';
import { arePrintedAlike } from '../../../../src/compare/snapshots/printed-alike.ts';

it.each([
	[
		"kind::text = ANY (ARRAY['a'::character varying, 'it''s'::character varying]::text[])",
		"kind::text = ANY (ARRAY['a'::character varying::text, 'it''s'::character varying::text])",
		true,
	],
	[
		"((kind)::text = ANY ((ARRAY['a'::character varying])::text[]))",
		"((kind)::text = ANY (ARRAY[('a'::character varying)::text]))",
		true,
	],
	["ARRAY['a'::character varying]::text[]", "ARRAY['b'::character varying::text]", false],
	[{ checks: ["'a'::character varying::text"] }, { checks: ["'a'::text"] }, true],
	['text', 'varchar', false],
	[null, 'null', false],
	[true, true, true],
])('%j and %j: %j', (a, b, alike) => {
	expect(arePrintedAlike(a, b)).toBe(alike);
});

it('is quick with any text', () => {
	const text = "''".repeat(9_000);
	expect(arePrintedAlike(text, `${text}x`)).toBe(false);
});
