import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { expect, it } from 'vitest';
import { formatError, UserError } from '../../src/errors.ts';
import { parseReport } from '../../src/github/artifact/parse-report.ts';
import { unzipFile } from '../../src/github/artifact/unzip.ts';
import { formatReport } from '../../src/report/formats/index.ts';
import { formatJson } from '../../src/report/formats/json.ts';
import { visibleText } from '../../src/report/visible-text.ts';
import { withoutWorkflowCommands } from '../../src/report/workflow-commands.ts';
import { runs, TIME_LIMIT } from '../properties/runs.ts';
import { makeDatabase, makeReport, shopDatabase } from '../support/reports.ts';
import { expectHarmless, expectNoCommand } from './harmless.ts';
import { hostileText } from './hostile-text.ts';

const REPORT = JSON.parse(formatJson(makeReport([shopDatabase(), makeDatabase({ document: 'b.md' })])));
const TEXT = strToU8(formatJson(REPORT));
const ARCHIVE = zipSync({ 'report.json': TEXT, 'specification.patch': strToU8('a') });

/** What may stand in place of any value. */
const intruder = fc.oneof(
	hostileText,
	fc.constantFrom(null, true, -1, 0, 1.5, 1e300, [], {}, [[[[[[]]]]]]),
	fc.jsonValue({ maxDepth: 3 }),
);

/** What another program, or an enemy, may have made of a value somewhere inside. */
function mutate(
	value: unknown,
	path: readonly number[],
	what: 'replace' | 'remove' | 'add',
	by: unknown,
): unknown {
	const [at, ...rest] = path;
	const keys = typeof value === 'object' && value !== null ? Object.keys(value) : [];
	const key = keys[(at ?? 0) % (keys.length || 1)];
	if (at === undefined || key === undefined) return by;
	const copy: Record<string, unknown> = structuredClone(value as Record<string, unknown>);
	if (rest.length > 0) copy[key] = mutate(copy[key], rest, what, by);
	else if (what === 'remove') delete copy[key];
	else if (what === 'add') copy[String(by)] = by;
	else copy[key] = by;
	return copy;
}

/** Gives what a reader makes of something; nothing but a UserError may come out of it, printed without harm. */
function readOrRefuse<T>(read: () => T): T | null {
	try {
		return read();
	} catch (error) {
		expect(error).toBeInstanceOf(UserError);
		expect((error as UserError).code).toBe('artifact');
		const printed = withoutWorkflowCommands(visibleText(formatError(error)));
		expect(printed.length).toBeLessThan(5000);
		expectNoCommand(printed);
		return null;
	}
}

it(
	'whatever is changed in a report, it is refused, or can be told without harm',
	() => {
		const mutation = fc.tuple(
			fc.array(fc.nat({ max: 30 }), { minLength: 1, maxLength: 9 }),
			fc.constantFrom('replace', 'remove', 'add'),
			intruder,
		);
		const property = fc.property(fc.array(mutation, { minLength: 1, maxLength: 2 }), (mutations) => {
			const changed = mutations.reduce<unknown>(
				(value, [path, what, by]) => mutate(value, path, what, by),
				REPORT,
			);
			const report = readOrRefuse(() => parseReport(Buffer.from(JSON.stringify(changed) ?? '')));
			if (report === null) return;
			expectHarmless(formatReport(report, 'markdown'));
			expectNoCommand(formatReport(report, 'text'));
		});
		fc.assert(property, runs(150));
	},
	TIME_LIMIT,
);

it(
	'whatever bytes are changed in an archive, it is refused, or gives what was packed',
	() => {
		const change = fc.tuple(fc.nat({ max: ARCHIVE.length - 1 }), fc.nat({ max: 255 }));
		// What is told of a file stands at the end and in its first record, and there most changes matter.
		const telling = fc.tuple(
			fc.oneof(fc.nat({ max: 60 }), fc.integer({ min: ARCHIVE.length - 200, max: ARCHIVE.length - 1 })),
			fc.nat({ max: 255 }),
		);
		const property = fc.property(
			fc.array(fc.oneof(change, telling), { minLength: 1, maxLength: 4 }),
			fc.option(fc.nat({ max: ARCHIVE.length })),
			(changes, cut) => {
				const bytes = Uint8Array.from(cut === null ? ARCHIVE : ARCHIVE.subarray(0, cut));
				for (const [at, byte] of changes) if (at < bytes.length) bytes[at] = byte;
				const found = readOrRefuse(() =>
					unzipFile(bytes, 'report.json', ['report.json', 'specification.patch']),
				);
				if (found) expect(Buffer.from(found).equals(TEXT)).toBe(true);
			},
		);
		fc.assert(property, runs(300));
	},
	TIME_LIMIT,
);

it(
	'whatever names and contents an archive has, only the known ones come out',
	() => {
		const files = fc.dictionary(
			fc.oneof(
				// The packer of this test stumbles over it.
				hostileText.filter((name) => name !== '__proto__'),
				fc.constantFrom('report.json', 'specification.patch'),
			),
			fc.oneof(
				fc.uint8Array({ maxLength: 40 }),
				hostileText.map((text) => strToU8(text)),
			),
			{ maxKeys: 4, noNullPrototype: true },
		);
		const property = fc.property(files, (each) => {
			const names = Object.keys(each);
			const archive = zipSync(each);
			const found = readOrRefuse(() =>
				unzipFile(archive, 'report.json', ['report.json', 'specification.patch']),
			);
			if (found === null) return;
			expect(names.filter((name) => !['report.json', 'specification.patch'].includes(name))).toEqual([]);
			readOrRefuse(() => parseReport(found));
		});
		fc.assert(property, runs(100));
	},
	TIME_LIMIT,
);

it(
	'no bytes at all make a report of themselves',
	() => {
		const property = fc.property(
			fc.oneof(
				fc.uint8Array({ maxLength: 300 }),
				hostileText.map((text) => strToU8(text)),
				fc.json().map((text) => strToU8(text)),
			),
			(bytes) => {
				expect(readOrRefuse(() => parseReport(bytes))).toBeNull();
				readOrRefuse(() => unzipFile(bytes, 'report.json', []));
			},
		);
		fc.assert(property, runs(200));
	},
	TIME_LIMIT,
);
