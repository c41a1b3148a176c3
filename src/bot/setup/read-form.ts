import { z } from 'zod';

/** What somebody filled in, as they wrote it. */
export interface SetupForm {
	readonly code: string;
	readonly organisation: string;
	readonly webhook: string;
}

/** What is wrong with fields, by their names. */
export type FormProblems = Readonly<Partial<Record<keyof SetupForm, string>>>;

/** https://docs.github.com/enterprise-cloud@latest/admin/managing-iam/iam-configuration-reference/username-considerations-for-external-authentication */
const LOGIN = /^[a-z\d](?:-?[a-z\d]){0,38}$/i;

const WEBHOOK = z.url({ protocol: /^https?$/ }).max(500);

/** Reads the fields of a form that was sent; what is missing is empty. */
export function readForm(body: string): SetupForm {
	const fields = new URLSearchParams(body);
	const field = (name: string): string => (fields.get(name) ?? '').trim();
	return { code: field('code'), organisation: field('organisation'), webhook: field('webhook') };
}

/** Looks for what GitHub would refuse, the code aside; the address is the GitHub that people see. */
export function findProblems({ organisation, webhook }: SetupForm, webUrl: string): FormProblems {
	return {
		...(organisation === '' || LOGIN.test(organisation)
			? {}
			: { organisation: 'An organisation has letters, digits and single hyphens.' }),
		...webhookProblem(webhook, webUrl),
	};
}

/** Whether an address is one that only this very machine can reach. */
export function isLoopback(url: string): boolean {
	const { hostname } = new URL(url);
	return /^(?:localhost|.*\.localhost|127\.\d+\.\d+\.\d+|\[::1\]|0\.0\.0\.0)$/.test(hostname);
}

function webhookProblem(webhook: string, webUrl: string): FormProblems {
	if (webhook === '') return { webhook: 'GitHub has to know where to send its deliveries.' };
	if (!WEBHOOK.safeParse(webhook).success) {
		return { webhook: 'This is not an address such as https://bot.example.com/api/github/webhooks.' };
	}
	const { username, password, hash } = new URL(webhook);
	if (username || password || hash) return { webhook: 'The address must have no user, password or # in it.' };
	if (isLoopback(webhook) && !isLoopback(webUrl)) {
		return { webhook: 'GitHub cannot reach this address: it is one of this machine alone.' };
	}
	return {};
}
