const DAY = 86_400_000;
const START = Date.UTC(2024, 2, 1, 9);
const ENDING = /end|until|(?:^|_)to(?:_|$)|expir|due|deadline|finish|complet|close/;

/** A moment for a column, in milliseconds since 1970: in March 2024, ends after beginnings, a day apart for each row. */
export function momentFor(column: string, row: number): number {
	const name = column.toLowerCase();
	if (/birth|(?:^|_)dob(?:_|$)/.test(name)) return Date.UTC(1990, 4, 17) + row * 365 * DAY;
	if (ENDING.test(name)) return START + (31 + row) * DAY;
	if (/updat|modif|chang|last/.test(name)) return START + (1 + row) * DAY;
	return START + row * DAY;
}

/** A moment as a type has it. */
export function writeMoment(type: string, milliseconds: number): string {
	const iso = new Date(milliseconds).toISOString();
	if (type === 'date') return iso.slice(0, 10);
	const time = iso.slice(11, 19);
	const zone = type.includes('with time zone') ? '+00' : '';
	return type.startsWith('time ') ? `${time}${zone}` : `${iso.slice(0, 10)} ${time}${zone}`;
}

/** Whether values of a type are moments or days. */
export function isMomentType(type: string): boolean {
	return type === 'date' || type.startsWith('timestamp');
}

/** A moment that the engine printed, in milliseconds since 1970; NaN for anything else. */
export function readMoment(text: string): number {
	const match = /^(\d{4}-\d\d-\d\d)(?:[ T](\d\d:\d\d(?::\d\d(?:\.\d+)?)?))?/.exec(text);
	return match ? Date.parse(`${match[1]}T${match[2] ?? '00:00:00'}Z`) : Number.NaN;
}
