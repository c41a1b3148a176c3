import { createHmac, createVerify, generateKeyPairSync, randomUUID } from 'node:crypto';
import type { Permissions } from './rights.ts';
import { EVERYTHING } from './rights.ts';
import type { FakeState } from './state.ts';

/** One attempt at a delivery. */
export interface DeliveryState {
	readonly id: number;
	/** The same for every attempt at it. */
	readonly guid: string;
	readonly event: string;
	readonly payload: Readonly<Record<string, unknown>>;
	readonly at: Date;
	readonly redelivery: boolean;
	/** What the receiver answered; 0 where it did not. */
	status: number;
}

/** A GitHub App and where its deliveries go. */
export interface AppState {
	readonly id: number;
	readonly slug: string;
	/** Its private key in PEM; the public half is what its tokens are looked at with. */
	readonly privateKey: string;
	readonly publicKey: string;
	readonly webhookSecret: string;
	/** Null where nobody listens. */
	webhookUrl: string | null;
	/** Full names of the repositories of each installation; all where it is null. */
	readonly installations: Map<number, readonly string[] | null>;
	readonly permissions: Permissions;
	readonly deliveries: DeliveryState[];
}

/** Gives a GitHub an App; the key pair is made anew each time. */
export function addApp(state: FakeState, { slug = 'database-spec', installation = 77 } = {}): AppState {
	const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
	const app: AppState = {
		...{ id: 4711, slug, webhookSecret: randomUUID(), webhookUrl: null, permissions: EVERYTHING },
		privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
		publicKey: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
		installations: new Map([[installation, null]]),
		deliveries: [],
	};
	state.app = app;
	return app;
}

/** Whether a request speaks as the App itself: a token of its own making that has not run out. */
export function speaksAsApp({ id, publicKey }: AppState, authorization: string): boolean {
	const [head = '', body = '', signature = ''] = authorization.replace(/^bearer /i, '').split('.');
	const isSigned = createVerify('RSA-SHA256')
		.update(`${head}.${body}`)
		.verify(publicKey, Buffer.from(signature, 'base64url'));
	if (!isSigned) return false;
	const { iss, exp } = JSON.parse(Buffer.from(body, 'base64url').toString()) as { iss: unknown; exp: number };
	return String(iss) === String(id) && exp * 1000 > Date.now();
}

/** How a delivery goes out, besides what is in it. */
export interface DeliveryOptions {
	readonly guid?: string;
	readonly redelivery?: boolean;
	/** True to only remember it, as one that never arrived. */
	readonly isLost?: boolean;
}

/** GitHub waits no longer for an answer. */
const PATIENCE = 10_000;

/** Sends a delivery to where the App listens, as GitHub does, and remembers how that went. */
export async function deliver(
	state: FakeState,
	app: AppState,
	event: string,
	payload: Readonly<Record<string, unknown>>,
	{ guid = randomUUID(), redelivery = false, isLost = false }: DeliveryOptions = {},
): Promise<DeliveryState> {
	const delivery: DeliveryState = {
		...{ id: state.nextId(), guid, event, payload, redelivery },
		at: new Date(),
		status: 0,
	};
	app.deliveries.push(delivery);
	if (app.webhookUrl === null || isLost) return delivery;
	const body = JSON.stringify(payload);
	const signature = createHmac('sha256', app.webhookSecret).update(body).digest('hex');
	try {
		const response = await fetch(app.webhookUrl, {
			method: 'POST',
			body,
			signal: AbortSignal.timeout(PATIENCE),
			headers: {
				'content-type': 'application/json',
				'user-agent': 'GitHub-Hookshot/0000000',
				'x-github-delivery': guid,
				'x-github-event': event,
				'x-github-hook-installation-target-id': String(app.id),
				'x-github-hook-installation-target-type': 'integration',
				'x-hub-signature-256': `sha256=${signature}`,
			},
		});
		await response.text();
		delivery.status = response.status;
	} catch {
		// What does not answer has the status 0.
	}
	return delivery;
}
