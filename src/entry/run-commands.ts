import { readdir, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { type Checked, check } from '../commands/check.ts';
import { type Generated, generate } from '../commands/generate.ts';
import { schema } from '../commands/schema.ts';
import { explanationMarkdown } from '../explanations/format-explanation.ts';
import { identify } from '../model/identity.ts';
import type { LedgerEntry } from '../project/project.ts';
import { cannotWrite, removeInside, writeInside } from '../project/sources/write-file.ts';
import { type FormatName, formatReport, PLAIN } from '../report/formats/index.ts';
import type { FindingCode } from '../report/report.ts';
import { exceeds } from '../report/verdict.ts';
import { visibleLine } from '../report/visible-text.ts';
import { withoutWorkflowCommands } from '../report/workflow-commands.ts';
import { type CommonFlags, runInput } from './command-line.ts';
import { progressLine } from './progress-line.ts';

const PASS = 0;
const FINDINGS = 1;
const STOPPED = 2;

/** `check`: prints the report; gives the exit status. */
export async function runCheck(
	flags: CommonFlags & { base?: string; format: FormatName; output?: string; failOn?: string },
): Promise<number> {
	await requireDirectory(flags.output);
	const input = await runInput(flags, flags.failOn ? { failOn: flags.failOn } : {});
	const checked = await progressLine((onProgress) =>
		check({ ...input, base: flags.base ?? null, onProgress }),
	);
	return showReport(checked, flags);
}

/** Prints a report as the flags say; gives the exit status. */
export async function showReport(
	{ report, failOn }: Checked,
	flags: { readonly format: FormatName; readonly output?: string },
): Promise<number> {
	const colour = flags.output === undefined && process.stdout.isTTY === true && !process.env.NO_COLOR;
	const width = flags.output === undefined ? (process.stdout.columns ?? PLAIN.width) : PLAIN.width;
	await print(
		formatReport(report, flags.format, { ...PLAIN, colour, width, explain: explained }),
		flags.output,
	);
	if (report.verdict === 'error') return STOPPED;
	return exceeds(report, failOn) ? FINDINGS : PASS;
}

/** `generate`: writes the specification and the executable schema; 1 when the schema is not proven, or not strictly. */
export async function runGenerate(
	flags: CommonFlags & { project?: string; focus?: string },
): Promise<number> {
	const input = await runInput(flags, {
		...(flags.project ? { project: flags.project } : {}),
		...(flags.focus ? { focus: flags.focus } : {}),
	});
	const results = await progressLine((onProgress) => generate({ ...input, onProgress }));
	if (refuses(results)) return FINDINGS;
	for (const { files, notes, ledger } of results) {
		for (const { path, text, changed } of files) {
			if (changed && text === null) await removeInside(input.cwd, path);
			else if (changed && text !== null) await writeInside(input.cwd, path, text);
			const outcome = text === null ? 'removed' : 'written';
			process.stdout.write(printable(`${path} ${changed ? outcome : 'is up to date'}`));
		}
		process.stdout.write(notes.map(printable).join(''));
		printLedger(ledger);
	}
	const unproven = results.filter(({ proven }) => !proven);
	for (const result of unproven) process.stderr.write(unprovenLines(result).map(printable).join(''));
	return unproven.length ? FINDINGS : PASS;
}

/** `schema`: prints the schema; 1 when it is not strictly what the migrations say. */
export async function runSchema(
	flags: CommonFlags & { format: 'sql' | 'json'; privileges?: true; output?: string },
): Promise<number> {
	await requireDirectory(flags.output);
	const input = await runInput(flags);
	const { format, privileges = false } = flags;
	const result = await progressLine((onProgress) => schema({ ...input, format, privileges, onProgress }));
	if (refuses([result])) return FINDINGS;
	const { text, ledger } = result;
	await print(text, flags.output);
	printLedger(ledger);
	return PASS;
}

function explained(code: FindingCode): string {
	return explanationMarkdown(code, 3);
}

/** Prints to standard output, or to a file; throws a UserError for one that cannot be written. */
export async function print(text: string, output: string | undefined): Promise<void> {
	if (output === undefined) {
		await new Promise<void>((done) => process.stdout.write(text, () => done()));
		return;
	}
	try {
		await writeFile(resolve(output), text);
	} catch (cause) {
		throw cannotWrite(output, cause);
	}
}

/** Says before minutes are spent that the output has nowhere to go; throws a UserError. */
export async function requireDirectory(output: string | undefined): Promise<void> {
	if (output === undefined) return;
	await readdir(dirname(resolve(output))).catch((cause) => {
		throw cannotWrite(output, cause);
	});
}

const LONGEST_LINE = 1000;

/** Words that may come from a repository as one line that neither a terminal nor a runner obeys. */
export function printable(text: string): string {
	return `${withoutWorkflowCommands(visibleLine(text, LONGEST_LINE))}\n`;
}

/** Whether a strict run has to end without a result; then says why. */
function refuses(
	results: readonly { readonly ledger: readonly LedgerEntry[]; readonly unsettled: readonly LedgerEntry[] }[],
): boolean {
	const unsettled = results.flatMap((result) => result.unsettled).length;
	if (unsettled === 0) return false;
	for (const { ledger } of results) printLedger(ledger);
	const entries = unsettled === 1 ? 'one entry above is' : `${unsettled} entries above are`;
	process.stderr.write(
		printable(`strict: nothing is written, because ${entries} assumed or not understood.`),
	);
	return true;
}

function printLedger(ledger: readonly LedgerEntry[]): void {
	const lines = ledger.map(({ kind, message, file, line }) =>
		printable(`${file === '' ? '' : `${file}${line ? `:${line}` : ''}: `}${kind}: ${message}`),
	);
	process.stderr.write(lines.join(''));
}

function unprovenLines({ name, proof }: Generated): readonly string[] {
	const differences = proof.changes.map((change) => {
		const object = change.kind === 'changed' ? change.after : change.object;
		const attributes =
			change.kind === 'changed' ? ` (${change.attributes.map((one) => one.name).join(', ')})` : '';
		return `- ${change.kind} ${identify(object)}${attributes}`;
	});
	return [
		`${name}: the executable schema does not build what the migrations build; please report it.`,
		...(proof.failure ? [`- ${proof.failure.message}: ${proof.failure.statement}`] : []),
		...differences,
	];
}
