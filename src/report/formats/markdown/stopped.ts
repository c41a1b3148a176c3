import type { Stopped } from '../../report.ts';
import { codeSpan, inlineText, listedBlock } from './escape.ts';
import { filePlace, place, type RepositoryLinks } from './links.ts';

const MOST_FACTS = 6;

/** What stopped the check: the place, what was said there, the facts and the way out. */
export function stoppedSection(stopped: Stopped, links: RepositoryLinks | null, withFacts: boolean): string {
	const { location } = stopped;
	const where =
		location &&
		(location.line === null
			? filePlace(location.file, links)
			: place({ file: location.file, line: location.line }, links));
	const facts = Object.entries(stopped.facts).slice(0, withFacts ? MOST_FACTS : 0);
	return [
		`${where ? `${where}: ` : ''}${inlineText(stopped.message)}`,
		facts.map(([name, value]) => fact(name, value)).join('\n'),
		stopped.hint ? `**What to do:** ${inlineText(stopped.hint)}` : '',
	]
		.filter((part) => part !== '')
		.join('\n\n');
}

function fact(name: string, value: string): string {
	if (!value.includes('\n')) return `- ${inlineText(name)}: ${codeSpan(value)}`;
	return `- ${inlineText(name)}:\n${listedBlock(value, name === 'statement' ? 'sql' : '')}`;
}
