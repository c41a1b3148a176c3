import { expect, test } from 'vitest';
import type { DatabaseReport } from '../../../../src/report/report.ts';
import { migrationsRead } from '../../../../src/report/words/migrations-read.ts';
import { renderPhrase } from '../../../../src/report/words/phrase.ts';

const STOPPED = { code: 'replay' } as DatabaseReport['stopped'];

test.each<[directory: string | null, migrations: number, stopped: DatabaseReport['stopped'], string | null]>([
	['', 0, null, 'no migrations yet'],
	['', 1, null, "1 migration at the repository's root"],
	['db', 0, null, '0 migrations in <db>'],
	['db', 2, STOPPED, '2 migrations in <db>'],
	['db', 0, STOPPED, null],
	[null, 0, null, null],
])('in %j there are %i', (directory, migrationCount, stopped, expected) => {
	const read = migrationsRead({ directory, migrationCount, stopped } as DatabaseReport);
	const written = read && renderPhrase(read, { quote: (text) => `<${text}>`, cite: (text) => text });
	expect(written).toBe(expected);
});
