import type { DatabaseReport, Finding, FindingCode } from '../report.ts';
import { introducedProblems } from '../verdict.ts';
import { count } from './count.ts';
import { countByNoun, subjectNoun } from './kinds.ts';
import { type Phrase, phrase, plain } from './phrase.ts';

/** What a group of findings does, said once of a pull request and once of a history that was compared with nothing. */
interface Clause {
	readonly codes: readonly FindingCode[];
	/** What other codes of the clause begin with. */
	readonly prefix?: string;
	readonly pullRequest: (findings: readonly Finding[], it: string) => string;
	readonly alone: (findings: readonly Finding[], it: string) => string;
}

const STEPS = ['thing', 'things'] as const;

const CLAUSES: readonly Clause[] = [
	{
		codes: ['drift/undocumented'],
		pullRequest: (findings, it) => `adds ${objects(findings)} that ${it} does not know`,
		alone: (findings, it) => `build ${objects(findings)} that ${it} does not know`,
	},
	{
		codes: ['drift/removed'],
		pullRequest: (findings, it) => `drops ${objects(findings)} that ${it} still describes`,
		alone: (findings, it) => `no longer have ${objects(findings)} that ${it} still describes`,
	},
	{
		codes: ['drift/differs'],
		pullRequest: (findings, it) => `makes ${objects(findings)} differ from ${it}`,
		alone: (findings, it) => `build ${objects(findings)} otherwise than ${it} says`,
	},
	{
		codes: ['drift/planned'],
		pullRequest: (findings) => `plans ${objects(findings)} that no migration builds`,
		alone: (findings) => `lack ${objects(findings)} that are planned`,
	},
	{
		codes: ['drift/broken-claim'],
		pullRequest: (findings) => `plans ${statements(findings)} that ${run(findings)} not run`,
		alone: (findings, it) => `cannot follow ${statements(findings)} of ${it} that ${run(findings)} not run`,
	},
	{
		codes: ['drift/undefined'],
		pullRequest: (findings) => `uses ${names(findings)} that nothing defines`,
		alone: (findings, it) => `cannot follow ${it} in ${names(findings)} that nothing defines`,
	},
	{
		codes: ['specification/outdated'],
		pullRequest: (_, it) => `leaves ${it} out of date`,
		alone: (_, it) => `have moved on from ${it}`,
	},
	{
		codes: ['specification/unproven'],
		pullRequest: () => 'leaves the executable schema unproven',
		alone: () => 'build another schema than the executable one',
	},
	{
		codes: ['snapshot/lacks', 'snapshot/extra', 'snapshot/differs'],
		pullRequest: () => 'leaves the schema snapshot out of date',
		alone: () => 'build another schema than its snapshot',
	},
	{
		codes: ['live/missing', 'live/extra', 'live/differs'],
		pullRequest: (findings) => `disagrees with the live database about ${objects(findings)}`,
		alone: (findings) => `disagree with the live database about ${objects(findings)}`,
	},
	{
		codes: ['replay/assumed', 'replay/not-understood'],
		pullRequest: (findings) => `is replayed with ${guesses(findings)}`,
		alone: (findings) => `are replayed with ${guesses(findings)}`,
	},
	{
		codes: [],
		prefix: 'lint/',
		pullRequest: (findings) => `does ${count(findings.length, STEPS)} that can be done more safely`,
		alone: (findings) => `do ${count(findings.length, STEPS)} that can be done more safely`,
	},
	{
		codes: ['history/rollback'],
		pullRequest: () => 'adds a way back that does not work',
		alone: () => 'have a way back that does not work',
	},
	{
		codes: [
			'history/edited',
			'history/comment-edited',
			'history/renamed',
			'history/deleted',
			'history/reordered',
		],
		pullRequest: () => 'changes migrations that the base branch has',
		alone: () => 'change migrations that the base branch has',
	},
	{
		codes: ['history/version-taken', 'history/out-of-order'],
		pullRequest: () => 'adds migrations that collide with others',
		alone: () => 'collide with others',
	},
	{
		codes: ['history/checksum'],
		pullRequest: () => 'leaves the list or checksums of the migrations out of date',
		alone: () => 'do not fit their own list or checksums',
	},
	{
		codes: ['history/total', 'history/pull-request', 'history/altered-again', 'history/churn'],
		pullRequest: () => 'strains the migration history',
		alone: () => 'strain their own budget',
	},
];

/** One sentence that says what matters most about a database, for the top of a comment. */
export function headline(database: DatabaseReport, compared: boolean): Phrase {
	if (database.stopped) return plain(stoppedWords(database.stopped.code));
	const missing = database.findings.find((finding) => finding.code === 'specification/missing');
	if (missing?.severity === 'error') return phrase`The specification ${database.document} is gone.`;
	if (missing) return phrase`There is no specification at ${database.document} yet.`;
	const problems = worst(introducedProblems(database));
	if (problems.length === 0) return quietHeadline(database, compared);
	const drifts = problems.some((finding) => finding.code.startsWith('drift/'));
	const clauses = CLAUSES.flatMap((clause) => {
		// An outdated document goes without saying where its objects are counted.
		if (drifts && clause.codes.includes('specification/outdated')) return [];
		const findings = problems.filter(({ code }) => isOf(clause, code));
		return findings.length > 0 ? [{ clause, findings }] : [];
	});
	const [only] = clauses;
	if (!only || (clauses.length === 1 && saysItself(only.findings))) return firstMessage(problems);
	const parts = clauses.map(({ clause, findings }, at) =>
		clause[compared ? 'pullRequest' : 'alone'](findings, at === 0 ? 'the specification' : 'it'),
	);
	return plain(`${compared ? 'This pull request' : 'The migrations'} ${inOneSentence(parts)}.`);
}

function isOf({ codes, prefix }: Clause, code: FindingCode): boolean {
	return codes.includes(code) || (prefix !== undefined && code.startsWith(prefix));
}

function stoppedWords(code: string): string {
	switch (code) {
		case 'replay':
			return 'The migrations do not run.';
		case 'no-migrations':
		case 'code-migrations':
			return 'There are no migrations to check.';
		case 'document':
			return 'The specification cannot be read.';
		default:
			return 'The check could not be completed.';
	}
}

/** Warnings do not dilute a sentence about errors. */
function worst(problems: readonly Finding[]): readonly Finding[] {
	const errors = problems.filter((finding) => finding.severity === 'error');
	return errors.length > 0 ? errors : problems;
}

function quietHeadline({ findings, healed, isOfLint, isOfLive }: DatabaseReport, compared: boolean): Phrase {
	if (isOfLint) return plain('The rules have nothing to say.');
	if (isOfLive) return plain('The live database is what the migrations build.');
	const older = findings.filter((finding) => finding.severity !== 'info').length;
	if (older === 0) return plain('The specification and the migrations agree.');
	const remain = `${count(older, ['older difference remains', 'older differences remain'])}`;
	if (!compared) return plain(`The specification and the migrations differ: ${remain}.`);
	const settles =
		healed.length > 0
			? 'Nothing new differs from the specification'
			: 'This pull request agrees with the specification';
	return plain(`${settles}; ${remain}.`);
}

/** Findings whose own message is the better headline. */
function saysItself(findings: readonly Finding[]): boolean {
	return findings.every(({ code }) => code.startsWith('history/') || code.startsWith('specification/'));
}

function firstMessage([first]: readonly Finding[]): Phrase {
	return first ? [{ cited: first.message }] : [];
}

/** Clauses are long and hold an `and` of their own, so a comma stands before the last one too. */
function inOneSentence(clauses: readonly string[]): string {
	if (clauses.length < 2) return clauses.join('');
	return `${clauses.slice(0, -1).join(', ')}, and ${clauses.at(-1)}`;
}

function objects(findings: readonly Finding[]): string {
	return countByNoun(findings.map((finding) => subjectNoun(finding.subject)));
}

function statements(findings: readonly Finding[]): string {
	return count(findings.length, ['statement', 'statements']);
}

function names(findings: readonly Finding[]): string {
	return count(findings.length, ['name', 'names']);
}

function guesses(findings: readonly Finding[]): string {
	return count(findings.length, ['guess or gap', 'guesses or gaps']);
}

function run(findings: readonly Finding[]): string {
	return findings.length === 1 ? 'does' : 'do';
}
