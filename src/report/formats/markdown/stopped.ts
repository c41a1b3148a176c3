import type { Stopped } from '../../report.ts';
import { codeSpan, inlineText, listedBlock } from './escape.ts';
import { filePlace, place, type RepositoryLinks } from './links.ts';

const MOST_FACTS = 20;
/** A longer fact is a sentence rather than a word of code. */
const LONGEST_CODE = 60;

/** What stopped the check: the place, what was said there, the facts and the way out. */
export function stoppedSection(stopped: Stopped, links: RepositoryLinks | null, withFacts: boolean): string {
	const { location } = stopped;
	const where =
		location &&
		(location.line === null
			? filePlace(location.file, links)
			: place({ file: location.file, line: location.line }, links));
	const facts = withFacts ? Object.entries(stopped.facts) : [];
	const rest = facts.length - MOST_FACTS;
	return [
		`${where ? `${where}: ` : ''}${inlineText(stopped.message)}`,
		[
			...facts.slice(0, MOST_FACTS).map(([name, value]) => fact(name, value)),
			...(rest > 0 ? [`- and ${rest} more`] : []),
		].join('\n'),
		stopped.hint ? `**What to do:** ${inlineText(stopped.hint)}` : '',
	]
		.filter((part) => part !== '')
		.join('\n\n');
}

function fact(name: string, value: string): string {
	if (!value.includes('\n')) {
		return `- ${inlineText(name)}: ${value.length > LONGEST_CODE ? inlineText(value) : codeSpan(value)}`;
	}
	return `- ${inlineText(name)}:\n${listedBlock(value, name === 'statement' ? 'sql' : '')}`;
}
