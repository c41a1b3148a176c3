import { describe, expect, it } from 'vitest';
import { replaceGooseVariables } from '../../../../src/project/layouts/goose-variables.ts';
import { catchUserError } from '../catch-user-error.ts';
import { planOf } from './plan-of.ts';

const planFile = (text: string, given: Readonly<Record<string, string>> = {}) =>
	planOf('goose', { 'm/1_a.sql': text }, given);

describe('variables', () => {
	const given = { A: 'x', EMPTY: '', LONG: 'abcdef' };
	it.each([
		[`$A \${A} $Ab`, 'x x '],
		[`\${A:-y} \${EMPTY:-y} \${NONE:-y}`, 'x y y'],
		[`\${A-y} \${EMPTY-y} \${NONE-y}`, 'x  y'],
		[`\${NONE:-\${EMPTY:-$A}}z`, 'xz'],
		[`\${A?missing}`, 'x'],
		[`\${LONG:1:2} \${LONG:-2} \${LONG:4}`, 'bc abcdef ef'],
		['\\$A $$A \\\\ $(A) 5$ $1', '$A $A \\\\ $(A) 5$ $1'],
		[`\${unclosed $A`, `\${unclosed x`],
	])('%s', async (text, expected) => {
		const sql = `-- +goose Up\n-- +goose ENVSUB ON\nSELECT '${text}';\n`;
		const { statements } = await planFile(sql, { Ab: '', ...given });
		expect(statements).toEqual([`SELECT '${expected}'`]);
	});

	it('stand where they are put', () => {
		const found = replaceGooseVariables('a $B c', 10, ({ name }) => name.toLowerCase());
		expect(found).toEqual([{ span: { start: 12, end: 14 }, text: 'b' }]);
	});

	it('are plain text where goose is not told to fill them in', async () => {
		const { statements } = await planFile(`-- +goose Up\nSELECT '\${NONE}';\n`);
		expect(statements).toEqual([`SELECT '\${NONE}'`]);
	});

	it.each(['$NONE', `\${NONE}`, `\${NONE?why}`])('%s without a value is an error', async (variable) => {
		const error = await catchUserError(planFile(`-- +goose ENVSUB ON\n-- +goose Up\nSELECT ${variable};\n`));
		expect(error.location).toEqual({ file: 'm/1_a.sql', line: 3 });
		expect(error.hint).toContain('placeholders:\n  NONE: value');
	});
});

it('takes annotations out of a body', async () => {
	const text = `-- +goose Up
-- +goose StatementBegin
CREATE FUNCTION f() RETURNS text LANGUAGE sql AS $$
-- +goose ENVSUB ON
SELECT '\${A}'
-- +goose ENVSUB OFF
$$;
-- +goose StatementEnd
`;
	expect((await planFile(text, { A: 'x' })).statements).toEqual([
		"CREATE FUNCTION f() RETURNS text LANGUAGE sql AS $$\nSELECT 'x'\n$$",
	]);
});

it('sends the statements of a block as one message outside transactions', async () => {
	const text = `-- +goose NO TRANSACTION
-- +goose Up
SELECT 1;
-- +goose StatementBegin
SELECT 2; SELECT 3
-- +goose StatementEnd
`;
	const { modes, statements } = await planFile(text);
	expect(statements).toHaveLength(3);
	expect(modes).toEqual(['none', 'implicit']);
});

it.each([
	['no annotation', '-- nothing\n', 1],
	['SQL before it', '-- x\nSELECT 1;\n-- +goose Up\n', 2],
	['a second Up', '-- +goose Up\nSELECT 1;\n-- +goose Up\n', 3],
	['Down alone', '-- +goose Down\nSELECT 1;\n', 1],
	['no semicolon before Down', '-- +goose Up\nSELECT 1\n  -- why\n-- +goose Down\n', 2],
	['no semicolon at the end', '-- +goose Up\nSELECT 1;\n\nSELECT 2 -- x;\n', 4],
	['an unknown annotation', '-- +goose Up\n-- +goose Upwards\n', 2],
	['a blank before an annotation', '-- +goose Up\n -- +goose Down\n', 2],
	['a block that does not end', '-- +goose Up\n-- +goose StatementBegin\nSELECT 1;\n', 1],
	['the end of no block', '-- +goose Up\n-- +goose StatementEnd\n', 2],
])('refuses %s', async (_, text, line) => {
	const error = await catchUserError(planFile(text));
	expect(error.location).toEqual({ file: 'm/1_a.sql', line });
	expect(error.hint).toContain('goose refuses it too');
});

it('does not care how the way back ends', async () => {
	expect((await planFile('-- +goose Up\nSELECT 1;\n-- +goose Down\nSELECT 2')).statements).toEqual([
		'SELECT 1',
	]);
});
