import { at, cycle } from './word-forms.ts';

/** Given names, which fit `LAST_NAMES` place by place. */
export const FIRST_NAMES = ['Ada', 'Grace', 'Katherine', 'Mary', 'Emmy', 'Hedy'];
/** Family names. */
export const LAST_NAMES = ['Lovelace', 'Hopper', 'Johnson', 'Somerville', 'Noether', 'Lamarr'];
/** What tells one thing from the next. */
export const ORDINALS = ['First', 'Second', 'Third', 'Fourth', 'Fifth', 'Sixth'];
/** One in each of the `COUNTRIES`, in one of the `REGIONS`. */
export const CITIES = ['Berlin', 'Lisbon', 'Oslo', 'Vienna', 'Dublin', 'Madrid'];
/** What the `CITIES` are in, below a country. */
export const REGIONS = ['Berlin', 'Lisboa', 'Oslo', 'Wien', 'Leinster', 'Comunidad de Madrid'];
/** ISO 3166-1, two letters. */
export const COUNTRIES = ['DE', 'PT', 'NO', 'AT', 'IE', 'ES'];
/** ISO 3166-1, three letters, for the same ones. */
export const LONG_COUNTRIES = ['DEU', 'PRT', 'NOR', 'AUT', 'IRL', 'ESP'];
/** The names of the same ones. */
export const COUNTRY_NAMES = ['Germany', 'Portugal', 'Norway', 'Austria', 'Ireland', 'Spain'];
/** ISO 4217. */
export const CURRENCIES = ['EUR', 'USD', 'GBP', 'CHF', 'NOK', 'SEK'];
/** ISO 639-1. */
export const LANGUAGES = ['en', 'de', 'pt', 'no', 'fr', 'es'];
/** BCP 47. */
export const LOCALES = ['en-US', 'de-DE', 'pt-PT', 'fr-FR'];
/** As CSS has them. */
export const COLOURS = ['#1f6feb', '#2da44e', '#bf8700', '#cf222e', '#8250df', '#57606a'];

/** The full name of somebody. */
export function person(row: number): string {
	return `${at(FIRST_NAMES, row)} ${cycle(LAST_NAMES, row)}`;
}

/** An address of the same person, in a domain that is kept for examples. */
export function email(row: number): string {
	return `${at(FIRST_NAMES, row).toLowerCase()}@example.com`;
}

/** In the range of numbers that belong to nobody. */
export function phone(row: number): string {
	return `+1202555${String(100 + row).padStart(4, '0')}`;
}
