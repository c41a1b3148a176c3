import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeHistory } from './bench-history.ts';
import { measureNative } from './bench-native.ts';
import { measureOurs } from './bench-ours.ts';

const COUNTS = [30, 300, 800];
const ROUNDS = 3;

function median(values: readonly number[]): number {
	return values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}

process.stdout.write(
	'| migrations | ours | native PostgreSQL 18 | ratio | our peak memory |\n|---:|---:|---:|---:|---:|\n',
);
for (const count of COUNTS) {
	const directory = await mkdtemp(join(tmpdir(), 'database-spec-bench-'));
	try {
		const migrations = join(directory, 'migrations');
		const files = await writeHistory(migrations, count);
		const ours: number[] = [];
		const native: number[] = [];
		let megabytes = 0;
		for (let round = 0; round < ROUNDS; round++) {
			const measured = await measureOurs(directory);
			ours.push(measured.seconds);
			megabytes = Math.max(megabytes, measured.megabytes);
			native.push(await measureNative(migrations, files));
		}
		const [mine, theirs] = [median(ours), median(native)];
		process.stdout.write(
			`| ${count} | ${mine.toFixed(2)} s | ${theirs.toFixed(2)} s | ${(mine / theirs).toFixed(2)} | ${Math.round(megabytes)} MB |\n`,
		);
	} finally {
		await rm(directory, { recursive: true, force: true });
	}
}
