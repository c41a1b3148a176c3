import type { PageSection } from './page.ts';

const GENERAL =
	/^(?:overview|introduction|summary|background|goals?|scope|features?|users? stor(?:y|ies)|requirements?|functional|non-?functional|entities|core|data(?: model)?|schema|tables?|fields?|attributes?|relationships?|business|rules?|process(?:es)?|performance|security|compliance|glossary|terms|assumptions|questions?|notes?|examples?|usage|install(?:ation)?|license|contributing|configuration|api|architecture|roadmap|deployment|testing|development|getting started|quick ?start|scale|privacy|reporting|reports|search|workflow|what|who|why|how|when|table of contents|contents|status|context|decisions?|consequences|alternatives|rationale|proposal|motivation|problem|solution|personas?|stakeholders|timeline|milestones|phases?|risks|dependencies|appendix|references|changes|general|misc(?:ellaneous)?|details|vision|objectives?|constraints)\b/i;

/** The entity that a heading names, such as `Ticket` in `2.1 Ticket (core)`; null where it names none. */
export function entityOfHeading({ title }: PageSection): string | null {
	const name = title
		.replace(/^\d+(?:\.\d+)*[.):]?\s+/, '')
		.replace(/^(?:entity|table|model)(?!\s+of\b)\s*[:–-]?\s+/i, '')
		.replace(/\s*\([^()]*\)\s*$/, '')
		.replace(/\s+(?:entity|table|model|fields|attributes)$/i, '')
		.replace(/[\s:]+$/, '')
		.trim();
	if (!/^\p{L}[\p{L}\p{N}_]*(?:[ -][\p{L}\p{N}_]+){0,2}$/u.test(name)) return null;
	return GENERAL.test(name) ? null : name;
}
