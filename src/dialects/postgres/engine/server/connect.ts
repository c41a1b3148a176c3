import { Client } from 'pg';
import { UserError } from '../../../../errors.ts';
import { addressesToTry, addressFor, type ConnectionWords, withoutAddress } from './address.ts';

const MILLISECONDS_TO_CONNECT = 15_000;

/** Opens one connection; throws the UserError that says why the server will not have it, and what to do. */
export async function connect(address: URL, words: ConnectionWords): Promise<Client> {
	let failure: unknown;
	for (const connectionString of addressesToTry(addressFor(address, words))) {
		try {
			return await open(connectionString);
		} catch (error) {
			failure ??= error;
			if (!isAboutEncryption(error)) break;
		}
	}
	throw connectionError(failure, address);
}

async function open(connectionString: string): Promise<Client> {
	const client = new Client({
		connectionString,
		connectionTimeoutMillis: MILLISECONDS_TO_CONNECT,
		application_name: 'auggie-database-spec',
		keepAlive: true,
	});
	// A connection that breaks while nobody waits is found broken by who uses it next.
	client.on('error', () => {});
	await client.connect();
	return client;
}

/** Whether to try again in the other way, where the address allows both: no server asks for a password before it says this. */
function isAboutEncryption(error: unknown): boolean {
	const { code, message } = error as { readonly code?: unknown; readonly message?: unknown };
	return code === '28000' || /does not support SSL/i.test(String(message));
}

/** Errors of Node and of the server alike carry a code; one that stands for several has it itself. */
function connectionError(error: unknown, address: URL): UserError {
	const { code, message } = error as { readonly code?: unknown; readonly message?: unknown };
	const words = withoutAddress(String(message ?? ''), address);
	const known = REASONS.find(({ pattern }) => pattern.test(`${String(code ?? '')} ${words}`));
	const facts: Record<string, string> = {};
	if (code !== undefined) facts.code = String(code);
	// Words that are not known to be harmless are left to the cases that have nothing else to say.
	if (!known && words) facts.reason = words;
	return new UserError('config', known?.message ?? 'the database server did not accept the connection', {
		facts,
		hint: known?.hint ?? 'Try the same URL with psql.',
	});
}

interface Reason {
	/** Matched against the code, a space and the message. */
	readonly pattern: RegExp;
	readonly message: string;
	readonly hint: string;
}

const REASONS: readonly Reason[] = [
	{
		pattern: /^[A-Z]+ [A-Z]+: .*, open /,
		message: 'a certificate or key of the database URL cannot be read',
		hint: 'Check the paths in sslrootcert, sslcert and sslkey.',
	},
	{
		pattern: /connection terminated/i,
		message: 'something accepts connections where the database server should be, and ends them at once',
		hint: 'Check host and port of the database URL; a proxy or a tunnel may stand there whose other end is not up.',
	},
	{
		pattern:
			/^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|ETIMEDOUT|ENOENT)\b|timeout expired/,
		message: 'the database server cannot be reached',
		hint: 'Check host and port of the database URL, and that the server runs and listens there; a service container of a workflow is at localhost with its mapped port.',
	},
	{
		pattern: /^28P01\b|password must be a string|no password/i,
		message: 'the database server does not accept the user or the password',
		hint: 'Check both in the database URL; characters such as @, / and # are percent-encoded there.',
	},
	{
		pattern: /^28000\b.*no encryption|server requires encryption|SSL (connection )?is required/is,
		message: 'the database server wants an encrypted connection',
		hint: 'Add ?sslmode=require to the database URL.',
	},
	{
		pattern: /^28000\b/,
		message: 'the database server does not let this user in from here',
		hint: "Check the user in the database URL, and the server's pg_hba.conf.",
	},
	{
		pattern: /does not support SSL/i,
		message: 'the database server does not encrypt connections',
		hint: 'Use ?sslmode=disable in the database URL where the network is your own.',
	},
	{
		pattern: /CERT|certificate|ALTNAME/,
		message: "the database server's certificate is not trusted",
		hint: 'Give the authority that signed it with ?sslmode=verify-full&sslrootcert=FILE, or encrypt without asking with ?sslmode=require.',
	},
	{
		pattern: /^3D000\b/,
		message: 'the database of the database URL does not exist',
		hint: 'Name one that exists. For `engine: server` any will do, such as postgres: nothing is changed in it.',
	},
	{
		pattern: /unsupported startup parameter|no such (database|user)|pgbouncer/i,
		message: 'the database URL leads to a connection pooler',
		hint: 'Use the address of the server itself.',
	},
	{
		pattern: /^53300\b/,
		message: 'the database server has no connection left',
		hint: 'A replay needs two at a time; end others, or raise max_connections.',
	},
	{
		pattern: /^57P03\b/,
		message: 'the database server is starting up or shutting down',
		hint: 'Wait until it is ready; a service container has a health check for that.',
	},
];
