/** From one moment to another, both included, in microseconds since 1970. */
export interface Span {
	readonly from: number;
	readonly to: number;
}

const MOMENT = /\b(\d{4}-\d\d-\d\d)([ T])(\d\d:\d\d:\d\d)(\.\d+)?(Z|[+-]\d\d(?::?\d\d)?)?(?![\d:])/g;
const EPOCH = /^(\d{10})(\d{3}|\d{6}|\d{9})?(\.\d+)?$/;

/** Stands for every moment at which migrations ran. */
const STEADY_SECONDS = 1_767_268_800;
const STEADY_DATE = '2026-01-01';
const STEADY_TIME = '12:00:00';

/** Whether a text is one moment of this span; without a zone it is taken for UTC. */
export function isWithin(text: string, span: Span): boolean {
	const match = new RegExp(MOMENT.source).exec(text);
	return match !== null && match.index === 0 && match[0].length === text.length && isMoment(match, span);
}

/**
 * How far a moment is from this span in whole minutes, where it has the odd seconds of a moment of it: `now() + interval
 * '1 day'` is one; null for every other text.
 */
export function minutesFrom(text: string, span: Span): number | null {
	const match = new RegExp(MOMENT.source).exec(text);
	if (match?.index !== 0 || match[0].length !== text.length || !match[4]) return null;
	const distance = microsecondsOf(match) - span.from;
	const minutes = Math.floor(distance / MINUTE);
	return distance - minutes * MINUTE <= span.to - span.from ? minutes : null;
}

const MINUTE = 60_000_000;

/** Whether there is any moment of this span in a text, written as a date with a time or as a number. */
export function findClockValues(text: string, span: Span): boolean {
	return steadyClock(text, span) !== text;
}

/** The text with one fixed moment instead of each moment of this span. */
export function steadyClock(text: string, span: Span): string {
	const epoch = EPOCH.exec(text);
	if (epoch) return steadyEpoch(epoch, span) ?? text;
	return text.replace(MOMENT, (...match: string[]) =>
		isMoment(match, span)
			? `${STEADY_DATE}${match[2]}${STEADY_TIME}${match[5] ? match[5].replace(/\d/g, '0') : ''}`
			: match[0]!,
	);
}

function isMoment(match: readonly (string | undefined)[], span: Span): boolean {
	const microseconds = microsecondsOf(match);
	// Seconds may have been cut.
	return microseconds >= span.from - 1_000_000 && microseconds <= span.to;
}

function microsecondsOf(match: readonly (string | undefined)[]): number {
	const [, date, , time, fraction = '', zone = 'Z'] = match;
	const offset = /^[+-]\d\d$/.test(zone) ? `${zone}:00` : zone.replace(/^([+-]\d\d)(\d\d)$/, '$1:$2');
	const seconds = Date.parse(`${date}T${time}${offset}`) / 1000;
	return seconds * 1_000_000 + Math.round(Number(`0${fraction}`) * 1_000_000);
}

function steadyEpoch(match: readonly (string | undefined)[], span: Span): string | null {
	const [, seconds = '', rest = ''] = match;
	const microseconds = Number(seconds) * 1_000_000 + Number(rest.padEnd(6, '0').slice(0, 6));
	if (microseconds < span.from - 1_000_000 || microseconds > span.to) return null;
	return `${STEADY_SECONDS}${'0'.repeat(rest.length)}`;
}
