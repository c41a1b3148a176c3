import { createHash } from 'node:crypto';
import type { Answer } from '../../web/route.ts';
import { type Html, html } from '../html.ts';
import { STYLE } from './style.ts';

/** The three steps that a person goes, by their places. */
const STEPS = ['Describe', 'Confirm', 'Install'];

/** A page of the setup. */
export interface Page {
	readonly title: string;
	/** Which step it belongs to, from 0. */
	readonly step: number;
	readonly body: Html;
	/** The origins, besides our own, that its form may be sent to. */
	readonly formsTo?: readonly string[];
}

/** Answers with a page that loads nothing, runs nothing, is shown in no frame, and sends forms only where it says. */
export function pageAnswer({ title, step, body, formsTo = [] }: Page, status = 200): Answer {
	const { markup } = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="icon" href="data:,">
<style>${{ markup: STYLE }}</style>
</head>
<body>
<main>
<ol class="steps">
${STEPS.map((name, at) => stepItem(name, at - step))}
</ol>
<h1>${title}</h1>
${body}
</main>
</body>
</html>
`;
	const style = createHash('sha256').update(STYLE).digest('base64');
	const policy = [
		"default-src 'none'",
		`style-src 'sha256-${style}'`,
		'img-src data:',
		["form-action 'self'", ...formsTo].join(' '),
		"base-uri 'none'",
		"frame-ancestors 'none'",
	];
	return {
		status,
		body: markup,
		type: 'text/html; charset=utf-8',
		headers: {
			'content-security-policy': policy.join('; '),
			// The state is in addresses; our own forms still say where they come from.
			'referrer-policy': 'same-origin',
		},
	};
}

function stepItem(name: string, distance: number): Html {
	if (distance === 0) return html`<li class="now" aria-current="step">${name}</li>`;
	return distance < 0 ? html`<li class="done">${name}</li>` : html`<li>${name}</li>`;
}
