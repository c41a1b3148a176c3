import { html } from '../html.ts';
import type { Page } from './page.ts';

/** What goes to GitHub. */
export interface Submission {
	/** The page of GitHub that takes manifests. */
	readonly action: string;
	readonly manifest: object;
	readonly owner: string;
	readonly webhook: string;
}

/** The second page: what will be sent to GitHub, and the form that sends it. */
export function confirmPage({ action, manifest, owner, webhook }: Submission): Page {
	const { host, origin } = new URL(action);
	return {
		title: `Continue on ${host}`,
		step: 1,
		formsTo: [origin],
		body: html`<p class="lead">GitHub shows the App once more, lets you change its name, and makes it when you confirm. Then
it sends you back here.</p>
<form class="sheet" method="post" action="${action}">
<dl class="facts">
<dt>Belongs to</dt><dd>${owner === '' ? 'your own account' : owner}</dd>
<dt>Webhook</dt><dd><code>${webhook}</code></dd>
<dt>Visible to</dt><dd>its owner only</dd>
</dl>
<details><summary>Everything that is sent</summary>
<pre>${JSON.stringify(manifest, null, 2)}</pre>
</details>
<div class="notice field"><p><strong>Sign in to ${host} first.</strong> GitHub forgets what is sent to it when it has to ask
for your password on the way. You have an hour.</p></div>
<input type="hidden" name="manifest" value="${JSON.stringify(manifest)}">
<button class="button">Make the App on GitHub</button>
</form>
<p class="after"><a href="/setup">Back to the description</a></p>`,
	};
}
