import { html } from '../html.ts';
import type { Page } from './page.ts';

/** What a person sees where a step did not work: what happened, and one way on. */
export function failedPage(title: string, words: string, way: 'again' | 'reload'): Page {
	return {
		title,
		step: 1,
		body: html`<div class="sheet">
<div class="notice bad field" role="alert"><p>${words}</p></div>
<p>${way === 'again' ? html`<a class="button" href="/setup">Begin again</a>` : 'Reload this page to try the same step again.'}</p>
</div>`,
	};
}
