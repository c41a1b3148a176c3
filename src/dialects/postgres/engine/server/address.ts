import { UserError } from '../../../../errors.ts';

/** What a connection to the server is told beside the address. */
export interface ConnectionWords {
	/** Null for the database that the address itself names. */
	readonly database: string | null;
	/** Settings that hold from the session's start and that RESET goes back to. */
	readonly settings: Readonly<Record<string, string>>;
}

/** Whether a text is an address that this tool can connect to; throws the UserError that says what is wrong, never the text itself. */
export function parseAddress(text: string): URL {
	const address = URL.canParse(text) ? new URL(text) : null;
	if (address && ['postgres:', 'postgresql:'].includes(address.protocol)) return address;
	throw new UserError('config', 'the database URL is not an address of a PostgreSQL server', {
		hint: 'It looks like postgresql://user:password@host:5432/postgres; characters such as @, / and # in the password are percent-encoded.',
	});
}

/** The address of one database of the server, with the session's settings in it. */
export function addressFor(address: URL, { database, settings }: ConnectionWords): string {
	const result = new URL(address);
	if (database !== null) result.pathname = `/${database}`;
	const { searchParams } = result;
	const options = Object.entries(settings).map(([name, value]) => `-c ${name}=${escapeOption(value)}`);
	const all = [searchParams.get('options') ?? '', ...options].filter(Boolean).join(' ');
	if (all) searchParams.set('options', all);
	// The modes as every other client of PostgreSQL has them: `require` encrypts and does not ask who signed.
	if (searchParams.has('sslmode') && !searchParams.has('uselibpqcompat')) {
		searchParams.set('uselibpqcompat', 'true');
	}
	// A plus sign would be read as itself.
	result.search = searchParams.toString().replaceAll('+', '%20');
	return result.href;
}

function escapeOption(value: string): string {
	return value.replaceAll(/[\\ ]/g, (character) => `\\${character}`);
}

/** A text without the address, its password and its host, for words that come from elsewhere. */
export function withoutAddress(text: string, address: URL): string {
	const secrets = [address.href, address.password, decode(address.password), address.host, address.hostname];
	return secrets
		.filter((secret) => secret !== '')
		.reduce((cleaned, secret) => cleaned.replaceAll(secret, '***'), text);
}

function decode(text: string): string {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}
