import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeHistory } from './bench-history.ts';
import { measureNative } from './bench-native.ts';
import { type Measured, measureOurs } from './bench-ours.ts';

const COUNTS = [30, 300, 800];
const ROUNDS = 3;

function median(values: readonly number[]): number {
	return values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}

process.stdout.write(
	`| migrations | ours | native PostgreSQL 18 | ratio | until the schema is read | ratio | our peak memory |
|---:|---:|---:|---:|---:|---:|---:|
`,
);
const phases: string[] = [];
for (const count of COUNTS) {
	const directory = await mkdtemp(join(tmpdir(), 'database-spec-bench-'));
	try {
		const migrations = join(directory, 'migrations');
		const files = await writeHistory(migrations, count);
		const ours: Measured[] = [];
		const native: number[] = [];
		for (let round = 0; round < ROUNDS; round++) {
			ours.push(await measureOurs(directory));
			native.push(await measureNative(migrations, files));
		}
		const whole = median(ours.map(({ seconds }) => seconds));
		const started = median(ours.map(({ marks }) => marks['engine started']));
		const replayed = median(ours.map(({ marks }) => marks['migrations replayed']));
		const read = median(ours.map(({ marks }) => marks['schema read']));
		const theirs = median(native);
		const megabytes = Math.round(Math.max(...ours.map((measured) => measured.megabytes)));
		const ratio = (seconds: number): string => (seconds / theirs).toFixed(2);
		process.stdout.write(
			`| ${count} | ${inSeconds(whole)} | ${inSeconds(theirs)} | ${ratio(whole)} | ${inSeconds(read)} | ${ratio(read)} | ${megabytes} MB |\n`,
		);
		const steps = [started, replayed - started, read - replayed, whole - read].map(inSeconds);
		phases.push(`| ${count} | ${steps.join(' | ')} |\n`);
	} finally {
		await rm(directory, { recursive: true, force: true });
	}
}
process.stdout.write(
	`\n| migrations | until the engine runs | replay | reading the schema | writing it, ending |\n|---:|---:|---:|---:|---:|\n${phases.join('')}`,
);

function inSeconds(seconds: number): string {
	return `${seconds.toFixed(2)} s`;
}
