import { DELIVERIES } from '../deliveries/index.ts';
import { PERMISSIONS } from './permissions.ts';

/** What differs from one App to another. */
export interface ManifestPlaces {
	/** The organisation that the App is to belong to; empty for the account of whoever makes it. */
	readonly organisation: string;
	/** Where GitHub sends its deliveries. */
	readonly webhook: string;
	/** Where GitHub sends the browser back to. */
	readonly redirect: string;
}

/** GitHub takes no longer names. */
const LONGEST_NAME = 34;

/** An App's description for GitHub, https://docs.github.com/apps/sharing-github-apps/registering-a-github-app-from-a-manifest. */
export function makeManifest({ organisation, webhook, redirect }: ManifestPlaces): object {
	return {
		// Names are unique on a GitHub; people can change it there before they confirm.
		name: ['database-spec', organisation].filter(Boolean).join('-').slice(0, LONGEST_NAME).replace(/-$/, ''),
		description: "Compares the SQL migrations of pull requests with the database's specification.",
		url: new URL(webhook).origin,
		hook_attributes: { url: webhook, active: true },
		redirect_url: redirect,
		public: false,
		default_permissions: Object.fromEntries(PERMISSIONS.map(({ name, access }) => [name, access])),
		default_events: DELIVERIES.map(({ event }) => event),
	};
}
