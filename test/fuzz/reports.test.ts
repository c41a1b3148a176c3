import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseReport } from '../../src/github/artifact/parse-report.ts';
import { REPORT } from '../../src/github/artifact/shapes/report.ts';
import { stepAnnotations } from '../../src/github/step-ports.ts';
import { publishComments } from '../../src/publish/publish-comments.ts';
import { recordingPorts } from '../../src/publish/recording-ports.ts';
import { listAnnotations } from '../../src/report/formats/annotations.ts';
import { formatCheckRun } from '../../src/report/formats/check-run.ts';
import { formatReport, PLAIN } from '../../src/report/formats/index.ts';
import { formatReviewComment } from '../../src/report/formats/markdown/review-comment.ts';
import type { Report } from '../../src/report/report.ts';
import { judge } from '../../src/report/verdict.ts';
import { runs, TIME_LIMIT } from '../properties/runs.ts';
import { readLog } from '../support/runner-files.ts';
import { expectHarmless, expectNoCommand } from './harmless.ts';
import { arbitraryOf } from './shape-arbitrary.ts';

const LINKS = { repositoryUrl: 'https://github.com/octocat/shop', sha: 'a'.repeat(40) };
const MARKED = /^<!-- auggie-database-spec [^\n]*-->\n([\s\S]*?)(?:\n<!-- memory [\w-]+ -->)?$/;
const CONTEXT = {
	...{ links: LINKS, head: LINKS.sha, workflow: 'w', job: 'j', speaksForAll: false },
	...{ hasButtons: true, canUpdate: true },
	publishing: { comment: 'always', reviewComments: 10 },
} as const;

const reports = (arbitraryOf(REPORT) as fc.Arbitrary<Report>).map((report) => {
	const databases = [...new Map(report.databases.map((each) => [each.document, each])).values()];
	return { ...report, databases, verdict: judge(databases) };
});

/** What a function prints on standard output while it runs. */
function printedBy(run: () => void): string {
	const { write } = process.stdout;
	let printed = '';
	process.stdout.write = ((text: string) => {
		printed += text;
		return true;
	}) as typeof write;
	try {
		run();
	} finally {
		process.stdout.write = write;
	}
	return printed;
}

it(
	'whatever stands in a report, no format lets it do anything',
	async () => {
		const property = fc.asyncProperty(reports, async (report) => {
			const json = formatReport(report, 'json');
			expect(parseReport(Buffer.from(json))).toEqual(JSON.parse(json));
			for (const text of [json, formatReport(report, 'text')]) expectNoCommand(text);
			expectHarmless(formatReport(report, 'markdown', { ...PLAIN, links: LINKS }));
			const run = formatCheckRun(report, LINKS);
			expectHarmless(run.summary);
			expect(run.title).not.toMatch(/[\p{Cc}]/u);
			for (const { name, findings } of report.databases) {
				if (findings.length === 0) continue;
				const path = findings[0]?.document?.file ?? '';
				expectHarmless(
					formatReviewComment(findings, { links: LINKS, name, path, suggestion: null, limit: 60_000 }),
				);
			}
		});
		await fc.assert(property, runs(40));
	},
	TIME_LIMIT,
);

it(
	'whatever stands in a report, its comments carry our marker only, and are found again',
	async () => {
		const property = fc.asyncProperty(reports, async (report) => {
			const ports = recordingPorts();
			if (!ports.comments) throw new Error('there are no comments');
			await publishComments(report, ports.comments, CONTEXT, new Set());
			expect(ports.posted).toHaveLength(report.databases.length);
			for (const { body } of ports.posted) {
				expect(body.length).toBeLessThanOrEqual(65_536);
				expectHarmless(MARKED.exec(body)?.[1] ?? 'there is no marker @');
			}
		});
		await fc.assert(property, runs(40));
	},
	TIME_LIMIT,
);

it(
	'whatever stands in a report, the runner obeys nothing but its annotations',
	() => {
		const property = fc.property(reports, (report) => {
			const { shown } = listAnnotations(report);
			const printed = printedBy(() => {
				const port = stepAnnotations();
				for (const annotation of shown) port.annotate(annotation);
				for (const { name } of report.databases) port.note(name);
			});
			expect(readLog(printed).map(({ name }) => name)).toEqual(shown.map(({ severity }) => severity));
		});
		fc.assert(property, runs(40));
	},
	TIME_LIMIT,
);
