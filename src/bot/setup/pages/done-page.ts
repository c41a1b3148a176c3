import type { NewApp } from '../../../github/convert-manifest.ts';
import { html } from '../html.ts';
import type { Page } from './page.ts';

/** The last page: the App is there; where to install it. */
export function donePage({ name, page }: Pick<NewApp, 'name' | 'page'>): Page {
	return {
		title: 'The App is there',
		step: 2,
		body: html`<p class="lead"><strong>${name}</strong> is made, and this bot speaks as it from now on; it needs no restart.</p>
<div class="sheet">
<p>Choose the repositories that it is to look after. From then on it answers every pull request that is opened or pushed to.</p>
<p><a class="button" href="${page.replace(/\/+$/, '')}/installations/new">Install it on repositories</a></p>
<p class="after">Its key and its secret are in <code>app.json</code> in the bot’s data folder, readable by the bot’s user alone.
Keep a backup of that file as you keep other secrets: GitHub does not show them again, it only makes new ones.</p>
</div>`,
	};
}
