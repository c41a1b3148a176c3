import { expect, it } from 'vitest';
import { findSnapshots } from '../../../src/project/find-snapshots.ts';
import type { Migration, MigrationHistory } from '../../../src/project/project.ts';
import { openMemory } from './memory-source.ts';

const POSTGRES = 'datasource db {\n  provider = "postgresql"\n}\n';

async function find(files: Readonly<Record<string, string>>, directory = 'db/migrations') {
	const migrations = [{ path: `${directory}/0001_schema.sql` }] as unknown as readonly Migration[];
	const history = { directory, migrations } as MigrationHistory;
	const { snapshots, ledger } = await findSnapshots(openMemory(files), history, ['docs/database-spec.sql']);
	return {
		found: snapshots.map(({ kind, path, isNear }) => `${kind} ${path}${isNear ? '' : ' (far)'}`),
		snapshots,
		ledger,
	};
}

it('takes the dumps nearest to the migrations', async () => {
	const { found } = await find({
		'db/schema.sql': '',
		'structure.sql': '',
		'services/other/data/dump.sql': '',
		'services/more/data/dump.sql': '',
		'db/seed.sql': '',
		'test/schema.sql': '',
		'node_modules/x/schema.sql': '',
		'docs/database-spec.sql': '',
		'db/migrations/0001_schema.sql': '',
	});
	expect(found).toEqual(['sql db/schema.sql', 'sql structure.sql', 'sql services/more/data/dump.sql (far)']);
});

it('takes the files of one Prisma schema together, and none for another database', async () => {
	const { snapshots } = await find(
		{
			'prisma/schema/main.prisma': POSTGRES,
			'prisma/schema/models/user.prisma': 'model User { id Int @id }',
			'other/schema.prisma': 'datasource db {\n  provider = "mysql"\n}\n',
		},
		'prisma/schema/migrations',
	);
	expect(snapshots.map(({ files }) => files.map(({ path }) => path))).toEqual([
		['prisma/schema/main.prisma', 'prisma/schema/models/user.prisma'],
	]);
});
