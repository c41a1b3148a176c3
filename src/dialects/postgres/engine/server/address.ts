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
	const address = URL.canParse(text) && isDecodable(text) ? new URL(text) : null;
	if (address && ['postgres:', 'postgresql:'].includes(address.protocol)) return withDatabaseInPath(address);
	throw new UserError('config', 'the database URL is not an address of a PostgreSQL server', {
		hint: 'It looks like postgresql://user:password@host:5432/postgres; characters such as @, / and # in the password are percent-encoded.',
	});
}

function isDecodable(text: string): boolean {
	try {
		decodeURIComponent(text);
		return true;
	} catch {
		return false;
	}
}

/** Where a parameter names the database, a client may believe it more than the path, in which we name another one. */
function withDatabaseInPath(address: URL): URL {
	const result = new URL(address);
	for (const name of ['dbname', 'database', 'service']) {
		const value = result.searchParams.get(name);
		if (value === null) continue;
		if (name !== 'service') result.pathname = `/${encodeURIComponent(value)}`;
		result.searchParams.delete(name);
	}
	return result;
}

/** The address of one database of the server, with the session's settings in it, in the form that every client of PostgreSQL reads. */
export function addressFor(address: URL, { database, settings }: ConnectionWords): string {
	const result = new URL(address);
	if (database !== null) result.pathname = `/${database}`;
	const { searchParams } = result;
	const options = Object.entries(settings).map(([name, value]) => `-c ${name}=${escapeOption(value)}`);
	const all = [searchParams.get('options') ?? '', ...options].filter(Boolean).join(' ');
	if (all) searchParams.set('options', all);
	// A plus sign would be read as itself.
	result.search = searchParams.toString().replaceAll('+', '%20');
	return result.href;
}

/**
 * The same address as our own client reads it, once for each way that the encryption is to be tried, with the modes as
 * every other client of PostgreSQL has them: `require` encrypts and does not ask who signed. Throws a UserError for a
 * mode that there is none of.
 */
export function addressesToTry(address: string): readonly string[] {
	const mode = new URL(address).searchParams.get('sslmode');
	if (mode === null) return [address];
	const tries = Object.hasOwn(TRIES, mode) ? TRIES[mode] : undefined;
	if (tries) return tries.map((one) => withMode(address, one));
	throw new UserError('config', 'the `sslmode` of the database URL is none that PostgreSQL has', {
		hint: `It is one of ${Object.keys(TRIES).join(', ')}.`,
	});
}

const TRIES: Readonly<Record<string, readonly string[]>> = {
	disable: ['disable'],
	allow: ['disable', 'require'],
	prefer: ['require', 'disable'],
	require: ['require'],
	'verify-ca': ['verify-ca'],
	'verify-full': ['verify-full'],
};

function withMode(address: string, mode: string): string {
	const result = new URL(address);
	result.searchParams.set('sslmode', mode);
	result.searchParams.set('uselibpqcompat', 'true');
	result.search = result.searchParams.toString().replaceAll('+', '%20');
	return result.href;
}

function escapeOption(value: string): string {
	return value.replaceAll(/[\\ ]/g, (character) => `\\${character}`);
}

/** A text without the address, its password and its host, for words that come from elsewhere. */
export function withoutAddress(text: string, address: URL): string {
	const { href, password, host, hostname, searchParams } = address;
	const given = ['password', 'host'].map((name) => searchParams.get(name) ?? '');
	const secrets = [href, password, decodeURIComponent(password), host, hostname, ...given];
	return secrets
		.filter((secret) => secret !== '')
		.reduce((cleaned, secret) => cleaned.replaceAll(secret, '***'), text);
}
