import { expect, it } from 'vitest';
import { LAYOUT_NAMES } from '../../../../src/config/layout-names.ts';
import { testingProcedures } from '../../../../src/specification/sections/testing-procedures.ts';
import { quoteForShell, toolCommands } from '../../../../src/specification/testing/tool-commands.ts';
import { factsOf, schemaOf } from '../schema-builder.ts';

it.each([
	['db/migrations', 'db/migrations'],
	['@app/db', '@app/db'],
	["it's $HOME", "'it'\\''s $HOME'"],
	['', "''"],
])('the word %j is %s for a shell', (text, word) => {
	expect(quoteForShell(text)).toBe(word);
});

it('names the directory to the tools that take one', () => {
	const commands = LAYOUT_NAMES.flatMap((name) => toolCommands(name, 'a b') ?? []);
	expect(commands.length).toBeGreaterThan(15);
	for (const { forward, back } of commands) {
		expect(forward).not.toContain(' a b');
		expect(back?.includes("'a b'") ?? true).toBe(back === null ? true : forward.includes("'a b'"));
	}
	expect(toolCommands('toString', 'a')).toBeNull();
});

it('shows the way back only where migrations have one', () => {
	const shown = (source: 'down' | 'written') => {
		const facts = factsOf(schemaOf([]));
		const outcome = { kind: 'proven' } as const;
		const rollbacks = [{ path: 'm', source, place: null, statements: [], outcome, losses: [] }];
		return testingProcedures.blocks({ ...facts, rehearsed: { ...facts.rehearsed, rollbacks } })[0]?.content;
	};
	expect(shown('down')).toContain('migrate -path migrations -database "$DATABASE_URL" down 1');
	expect(shown('written')).not.toContain('down 1');
	expect(shown('written')).toContain('migrate -path migrations -database "$DATABASE_URL" up');
});
