/**
 * Where people see the GitHub whose interface is at this address, without a slash at the end: `https://github.com` for
 * `https://api.github.com`; GitHub Enterprise has it at https://HOST/api/v3 or at https://api.NAME.ghe.com.
 */
export function webUrlOf(apiUrl: string): string {
	const url = new URL(apiUrl);
	const path = url.pathname.replace(/\/api\/v3\/?$/, '').replace(/\/+$/, '');
	if (/^api\.(?:github\.com|[\w-]+\.ghe\.com)$/.test(url.hostname)) url.hostname = url.hostname.slice(4);
	return `${url.origin}${path}`;
}
