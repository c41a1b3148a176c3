import type { AttributeDifference, Finding } from '../../report.ts';
import { findingLabel } from '../../words/finding-labels.ts';
import { rewriteText } from '../../words/rewrite-text.ts';
import { codeSpan, inlineText, listedBlock } from './escape.ts';
import { place, type RepositoryLinks } from './links.ts';
import { writtenRewrite } from './written-rewrite.ts';

/** One finding as a list item: what is so, where on both sides, attribute by attribute what differs, the hint unless it is `said` elsewhere. */
export function findingItem(finding: Finding, links: RepositoryLinks | null, said: string | null): string {
	const details = [
		...finding.differences.map(differenceLine),
		...lockLines(finding),
		...(finding.hint && finding.hint !== said ? [inlineText(finding.hint)] : []),
	];
	return [
		findingLine(finding, links),
		...detailLines(finding),
		...details.map((detail) => `  - ${detail}`),
		...rewriteBlocks(finding),
	].join('\n');
}

function rewriteBlocks({ rewrite }: Finding): readonly string[] {
	if (!rewrite) return [];
	const { steps, written } = rewrite;
	return [
		...(steps.length > 0 ? [listedBlock(rewriteText(steps), 'sql')] : []),
		...(written ? [`\n${writtenRewrite(written)}`.replace(/^(?=.)/gm, '  ')] : []),
	];
}

function lockLines({ locks = [] }: Finding): readonly string[] {
	if (locks.length === 0) return [];
	return [`Locks: ${locks.map(({ mode, relation }) => `${mode} on ${codeSpan(relation)}`).join(', ')}`];
}

function detailLines({ code, detail }: Finding): readonly string[] {
	if (!detail) return [];
	if (!detail.includes('\n')) return [`  - ${inlineText(detail)}`];
	return [listedBlock(detail, code === 'drift/broken-claim' ? 'sql' : '')];
}

/** One finding as a list item of one line. */
export function findingLine(finding: Finding, links: RepositoryLinks | null): string {
	const warning = finding.severity === 'warning' && finding.introduced ? '_Warning:_ ' : '';
	const places = [finding.migration, finding.document]
		.filter((location) => location !== null)
		.map((location) => place(location, links));
	return `- ${warning}${sentence(finding)}${places.length > 0 ? ` (${places.join(' · ')})` : ''}`;
}

/** One finding that is settled as a list item: what it was about and where. */
export function settledLine(finding: Finding, links: RepositoryLinks | null): string {
	const isSentence = finding.subject === '' || finding.code === 'drift/planned';
	const message = isSentence ? finding.message : findingLabel(finding.code).toLowerCase();
	return findingLine({ ...finding, message }, links);
}

/** The message with its subject set in code, or the subject before it where the message does not name it. */
function sentence({ subject, message }: Finding): string {
	if (subject === '') return inlineText(message);
	const at = message.indexOf(subject);
	if (at < 0) return `${codeSpan(subject)}: ${inlineText(message)}`;
	const before = message.slice(0, at);
	const after = message.slice(at + subject.length);
	return [spaced(before), codeSpan(subject), spaced(after)].join('');
}

/** Escaping trims, so the spaces beside the subject are put back; a backtick must not touch the subject's own. */
function spaced(text: string): string {
	const inline = inlineText(text);
	const before = /^\s/.test(text) || inline.startsWith('`') ? ' ' : '';
	const after = /\S\s+$/.test(text) || inline.endsWith('`') ? ' ' : '';
	return `${before}${inline}${after}`;
}

function differenceLine({ name, specification, migrations }: AttributeDifference): string {
	return `${inlineText(name)}: ${side(specification)} in the specification, ${side(migrations)} in the migrations`;
}

function side(value: string | null): string {
	return value === null ? 'none' : codeSpan(value);
}
