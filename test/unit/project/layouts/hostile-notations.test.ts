import { expect, it } from 'vitest';
import { readFlatSettings } from '../../../../src/project/layouts/flat-settings.ts';
import { readJsonWithComments } from '../../../../src/project/layouts/json-with-comments.ts';
import { withSemicolons } from '../../../../src/project/layouts/liquibase/delimiter.ts';
import { openProperties } from '../../../../src/project/layouts/liquibase/properties.ts';
import {
	isMarkupChangeLog,
	readChangeLog,
} from '../../../../src/project/layouts/liquibase/read-change-log.ts';
import { parseXml } from '../../../../src/project/layouts/liquibase/xml.ts';
import { parseSqitchPlan } from '../../../../src/project/layouts/sqitch-plan.ts';
import { expandPsql } from '../../../../src/sql/psql/expand.ts';

const MANY = 200_000;
const blanks = ' '.repeat(MANY);
const HEADER = '--liquibase formatted sql\n';

it.each<readonly [string, () => unknown]>([
	['settings in .properties', () => readFlatSettings('a.conf', `a${blanks}b\n${blanks}=`)],
	[
		'settings in TOML',
		() =>
			readFlatSettings('a.toml', `${'['.repeat(MANY)}\n[${blanks}\na${blanks}b\na = [${'x,'.repeat(MANY)}`),
	],
	['JSON with comments', () => readJsonWithComments('/*'.repeat(MANY))],
	[
		'a changelog in SQL',
		() => readChangeLog('a.sql', `${HEADER}--changeset ${blanks}\t:1\n--property ${blanks}\n`),
	],
	['the tags of XML', () => parseXml(`<a ${'b'.repeat(MANY)} ${'"'.repeat(MANY - 1)}`)],
	['the elements of XML', () => parseXml('<a>'.repeat(MANY / 4))],
	['blank lines before a changelog', () => isMarkupChangeLog('a.yaml', '\n'.repeat(MANY))],
	['references', () => openProperties({}).expand(`\${${blanks}x`.repeat(2), () => undefined)],
	[
		'values that grow',
		() => openProperties({ a: `\${b}`.repeat(99), b: `\${a}`.repeat(99) }).expand(`\${a}`, () => undefined),
	],
	[
		'a delimiter',
		() =>
			withSemicolons(
				'\n'.repeat(MANY),
				{ span: { start: 0, end: MANY }, replacements: [] },
				'(\\s*\\n)+\\s*/',
			),
	],
	['a plan', () => parseSqitchPlan(`%${blanks}=\na${blanks}#`, 'p')],
	[
		'psql’s commands',
		() =>
			expandPsql(
				{ path: 'a', text: `\\set ${blanks}a\n\\copy ${'from '.repeat(MANY / 10)}\n` },
				new Map(),
				async () => null,
			),
	],
])('%s take no time', async (_, read) => {
	const start = performance.now();
	try {
		await read();
	} catch {
		// To refuse it is as good.
	}
	expect(performance.now() - start).toBeLessThan(2000);
});
