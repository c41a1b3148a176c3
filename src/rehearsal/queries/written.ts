const MOMENT = /\b(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d(?:\.\d+)?)/g;
const WORD = /[\p{L}\p{N}]{3,}/gu;
/** What a sequence counts to with a few rows, which nobody has written down and which is the same every time. */
const COUNTED = /^\d{1,6}$/;

/**
 * Tells of a value whether it was written down in these statements, or merely put together from what was: anything else,
 * such as a default that asks the clock, would be another value next time.
 */
export function writtenIn(statements: readonly string[]): (value: string) => boolean {
	const text = statements.join('\n').toLowerCase();
	return (value) => {
		const rest = value
			.toLowerCase()
			.replace(MOMENT, (moment, date: string, time: string) =>
				text.includes(moment) || (/^00:00:00$/.test(time) && text.includes(date)) ? '' : 'made-up-moment',
			);
		return (rest.match(WORD) ?? []).every((word) => COUNTED.test(word) || text.includes(word));
	};
}
