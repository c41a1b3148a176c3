import { isUtf8 } from 'node:buffer';
import type { z } from 'zod';
import type { Report } from '../../report/report.ts';
import { judge } from '../../report/verdict.ts';
import { visibleLine } from '../../report/visible-text.ts';
import { refuse } from './refuse.ts';
import { REPORT } from './shapes/report.ts';

/** A file with more deviations than this is no report at all. */
const MOST_PROBLEMS = 5;
const LONGEST_PROBLEM = 200;

/**
 * Reads the bytes of a `report.json` that a stranger may have written: exactly the shape of a report, within limits, with a
 * verdict that follows from its findings and a specification of its own for each database. Throws a UserError that names the first deviations.
 */
export function parseReport(bytes: Uint8Array): Report {
	const parsed = REPORT.safeParse(parseJson(bytes));
	if (!parsed.success)
		throw refuse('report.json is no report of this version', describe(parsed.error.issues));
	const report = parsed.data;
	if (report.verdict !== judge(report.databases)) {
		throw refuse('the verdict in report.json is not what its findings come to');
	}
	const documents = new Set(report.databases.map(({ document }) => document));
	if (documents.size < report.databases.length) throw refuse('report.json names one specification twice');
	return report;
}

function parseJson(bytes: Uint8Array): unknown {
	if (!isUtf8(bytes)) throw refuse('report.json is not UTF-8');
	try {
		return JSON.parse(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes));
	} catch {
		throw refuse('report.json is no JSON');
	}
}

function describe(issues: readonly z.core.$ZodIssue[]): Readonly<Record<string, string>> {
	const facts = new Map<string, string>();
	for (const { path, message } of issues.slice(0, MOST_PROBLEMS)) {
		facts.set(
			visibleLine(path.map(String).join('.') || '(the whole)', LONGEST_PROBLEM),
			visibleLine(message, LONGEST_PROBLEM),
		);
	}
	return Object.fromEntries(facts);
}
