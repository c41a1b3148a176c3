const DAY = 86_400_000;
const HOUR = DAY / 24;
const START = Date.UTC(2024, 2, 1, 9);

/** How long after the beginning something happens, by what its column's name says; the first that fits. */
const DELAYS: readonly (readonly [RegExp, number])[] = [
	[/(?:^|_)last(?:_|$)|updat|modif|chang/, DAY],
	[
		/expir|(?:^|_)(?:end|till|until)|(?:_|^)(?:to|by)$|(?:^|_)(?:to|due)(?:_|$)|deadline|finish|complet|clos/,
		31 * DAY,
	],
	[/(?:^|_)next(?:_|$)|remind|schedul/, 7 * DAY],
	[/delet|remov|archiv|cancel|revok|reject/, 2 * DAY],
	[/avail|restor/, 3 * DAY],
	[/creat|insert|(?:^|_)add|start|begin|began|from|regist|join|since|open|issue|request|invit/, 0],
	[/ed(?:_|$)|(?:^|_)(?:sent|read|seen|paid|done|met)(?:_|$)/, 2 * HOUR],
];

/** A number with such a name is a moment; what only ends in `time` is often how long something takes. */
const MOMENT_NAME =
	/(?:^|_)(?:at|ts|timestamp|epoch|until|till|unix|micros\w*)$|epoch|^(?:delete|due|pay|remind)_by$|(?:^|_)(?:creat|insert|updat|modif|expir|start|begin|sent|delet|remov|last|login|event|access|visit|sign|join)\w*_time$/;

/** A moment for a column, in milliseconds since 1970: in March 2024, what comes later after what comes first, a day apart for each row. */
export function momentFor(column: string, row: number): number {
	const name = snakeCase(column);
	if (/birth|(?:^|_)dob(?:_|$)/.test(name)) return Date.UTC(1990, 4, 17) + row * 365 * DAY;
	const delay = DELAYS.find(([pattern]) => pattern.test(name))?.[1] ?? 0;
	return START + delay + row * DAY;
}

/** Whether a number with this name counts the time since 1970. */
export function isMomentName(column: string): boolean {
	return MOMENT_NAME.test(snakeCase(column));
}

function snakeCase(name: string): string {
	return name.replace(/([a-z])([A-Z])/g, '$1_$2').toLowerCase();
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
