/** The environment that a command finds the database by: PATH, HOME and LANG of this process, and nothing else that it knows. */
export function commandEnvironment(url: string): Readonly<Record<string, string>> {
	const { hostname, port, username, password, pathname, searchParams } = new URL(url);
	const variables = {
		// A host that is the directory of a socket is written in percents; a parameter counts more than the same word before it.
		PGHOST: searchParams.get('host') ?? decodeURIComponent(hostname),
		PGPORT: searchParams.get('port') ?? (port || '5432'),
		PGUSER: searchParams.get('user') ?? decodeURIComponent(username),
		PGPASSWORD: searchParams.get('password') ?? decodeURIComponent(password),
		PGDATABASE: decodeURIComponent(pathname.slice(1)),
		// Without one each client has a default of its own, and what they make of the word differs.
		PGSSLMODE: searchParams.get('sslmode') ?? '',
		PGSSLROOTCERT: searchParams.get('sslrootcert') ?? '',
		PGSSLCERT: searchParams.get('sslcert') ?? '',
		PGSSLKEY: searchParams.get('sslkey') ?? '',
	};
	return {
		PATH: process.env.PATH ?? '/usr/local/bin:/usr/bin:/bin',
		HOME: process.env.HOME ?? '/',
		LANG: process.env.LANG ?? 'C.UTF-8',
		DATABASE_URL: url,
		...Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== '')),
	};
}

/** A text without the address in it: neither the URL, nor its password, nor a host other than this machine. */
export function withoutDatabase(text: string, url: string): string {
	const { password, hostname, searchParams } = new URL(url);
	const secrets = [password, decodeURIComponent(password), searchParams.get('password') ?? ''];
	const hosts = [hostname, decodeURIComponent(hostname), searchParams.get('host') ?? ''];
	return [url, ...secrets, ...hosts.filter((host) => !THIS_MACHINE.has(host))]
		.filter(Boolean)
		.reduce((cleaned, secret) => cleaned.replaceAll(secret, '***'), text);
}

const THIS_MACHINE: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);
