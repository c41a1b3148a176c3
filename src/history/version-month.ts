/** Fourteen digits or fewer that begin with a day of these centuries, however they are divided. */
const DAY = /^V?((?:19|20)\d\d)[-_.]?(0[1-9]|1[0-2])[-_.]?(0[1-9]|[12]\d|3[01])(?=\d{4}|[-_.T]|$)/i;

/** Seconds or milliseconds since 1970, of this century. */
const MOMENT = /^(1[0-9]{9})(?:\d{3})?(?!\d)/;

/** The month that a migration's version says it was written in, counted from year 0; null for a version without a date. */
export function versionMonth(version: string): number | null {
	const day = DAY.exec(version);
	if (day) return Number(day[1]) * 12 + Number(day[2]) - 1;
	const moment = MOMENT.exec(version);
	if (!moment) return null;
	const date = new Date(Number(moment[1]) * 1000);
	return date.getUTCFullYear() * 12 + date.getUTCMonth();
}
