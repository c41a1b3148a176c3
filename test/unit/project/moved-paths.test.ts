import { describe, expect, it } from 'vitest';
import { movedPath } from '../../../src/project/moved-paths.ts';
import type { MigrationHistory } from '../../../src/project/project.ts';

const HISTORY: MigrationHistory = {
	...{ layout: 'numbered', directory: '', migrations: [], preludes: [], dumps: [] },
	...{ bookkeepingTables: [], ledger: [] },
};

describe('the path of a migration in a directory that was moved', () => {
	it.each([
		['old/1.sql', 'old', 'new', 'new/1.sql'],
		['old/a/1.sql', 'old', 'new/b', 'new/b/a/1.sql'],
		['1.sql', '', 'new', 'new/1.sql'],
		['old/1.sql', 'old', '', '1.sql'],
		['older/1.sql', 'old', 'new', 'older/1.sql'],
		['db/structure.sql', 'db/structure.sql', 'db/structure.sql', 'db/structure.sql'],
	])('%s, from "%s" to "%s": %s', (path, from, to, expected) => {
		expect(movedPath(path, { ...HISTORY, directory: from }, { ...HISTORY, directory: to })).toBe(expected);
	});
});
