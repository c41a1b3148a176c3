import { describe, expect, it } from 'vitest';
import { fillTemplates } from '../../../../src/project/layouts/go-templates.ts';
import { fillIn } from '../../../../src/sql/fill-in.ts';
import { catchUserError } from '../catch-user-error.ts';

const VALUES = { Namespace: 'auth', Name: 'users' };

function fill(source: string): string {
	return fillIn(source, { start: 0, end: source.length }, fillTemplates('m/1.sql', source, VALUES)).text;
}

describe('fillTemplates', () => {
	it.each([
		['{{ index .Options "Namespace" }}.t', 'auth.t'],
		['{{index .Options "Namespace"}}.{{.Name}}', 'auth.users'],
		['{{ .Options.Namespace }}', 'auth'],
		['a  {{- .Name -}}  b', 'ausersb'],
		['{{ .Name -}}  {{- .Name }}', 'usersusers'],
		['a {{/* why */}} b', 'a  b'],
		["SELECT '{}', '{'", "SELECT '{}', '{'"],
	])('%s', (source, text) => {
		expect(fill(source)).toBe(text);
	});

	it.each([
		[
			'\n{{ .Missing }}',
			'Nothing says what stands for Missing in this template.',
			'placeholders: { "Missing"',
		],
		['\n{{ .constructor }}', 'Nothing says what stands for constructor in this template.', 'placeholders'],
		[
			'\n{{ if .IsSQLite }}',
			'`{{ if .IsSQLite }}` is more than a name, and only names are filled in.',
			'migrate-command',
		],
	])('refuses %j', async (source, message, hint) => {
		const error = await catchUserError(Promise.resolve().then(() => fill(source)));
		expect(error).toMatchObject({ message, location: { file: 'm/1.sql', line: 2 } });
		expect(error.hint).toContain(hint);
	});
});
