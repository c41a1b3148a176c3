import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeHistory } from './bench-history.ts';
import { measureOurs } from './bench-ours.ts';

/** A kind of history that grows, with the sizes at which it is measured. */
interface Growth {
	readonly of: string;
	readonly sizes: readonly number[];
	readonly write: (directory: string, size: number) => Promise<unknown>;
}

const GROWTHS: readonly Growth[] = [
	{ of: 'migrations', sizes: [500, 1000, 2000], write: writeHistory },
	{ of: 'tables', sizes: [750, 1500, 3000], write: writeTables },
];

const TABLES_PER_FILE = 50;

/** Tables of eight columns, each with a primary key, a check, a foreign key to the one before and two indexes. */
async function writeTables(directory: string, count: number): Promise<void> {
	await mkdir(directory, { recursive: true });
	for (let first = 1; first <= count; first += TABLES_PER_FILE) {
		const last = Math.min(first + TABLES_PER_FILE - 1, count);
		const statements: string[] = [];
		for (let number = first; number <= last; number++) {
			statements.push(`CREATE TABLE thing_${number} (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  parent_id bigint${number > 1 ? ` REFERENCES thing_${number - 1} (id)` : ''},
  name varchar(200) NOT NULL,
  state text NOT NULL DEFAULT 'new' CHECK (state <> ''),
  amount numeric(12, 2),
  data jsonb,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz
);
CREATE INDEX ON thing_${number} (parent_id);
CREATE INDEX ON thing_${number} (created_at);`);
		}
		const name = `${String(first).padStart(6, '0')}_tables.sql`;
		await writeFile(join(directory, name), `${statements.join('\n')}\n`);
	}
}

process.stdout.write(
	'| what grows | size | seconds | per thousand | peak memory |\n|---|---:|---:|---:|---:|\n',
);
for (const { of, sizes, write } of GROWTHS) {
	for (const size of sizes) {
		const directory = await mkdtemp(join(tmpdir(), 'database-spec-bench-'));
		try {
			await write(join(directory, 'migrations'), size);
			const { seconds, megabytes } = await measureOurs(directory);
			const perThousand = (seconds / size) * 1000;
			process.stdout.write(
				`| ${of} | ${size} | ${seconds.toFixed(2)} | ${perThousand.toFixed(2)} | ${Math.round(megabytes)} MB |\n`,
			);
		} finally {
			await rm(directory, { recursive: true, force: true });
		}
	}
}
