import { type Html, html } from '../html.ts';
import { PERMISSIONS } from '../permissions.ts';
import type { FormProblems, SetupForm } from '../read-form.ts';
import type { Page } from './page.ts';

/** The first page: what the App does, what it asks for, and a form. */
export function startPage(form: SetupForm, problems: FormProblems = {}): Page {
	return {
		title: 'Set up the database specification bot',
		step: 0,
		body: html`<p class="lead">This bot does not have a GitHub App yet. Here you make one that belongs to you or
your organisation alone.</p>

<h2>What it will do</h2>
<ul>
<li>On every pull request of the repositories that you choose it replays the SQL migrations in an embedded PostgreSQL
and compares what they build with the specification in Markdown.</li>
<li>Where the two disagree it says so: in one comment, at the lines, and as a check.</li>
<li>When somebody with write access asks with <code>/database-spec update</code>, or by the button of the check, it commits
the regenerated specification to the branch of the pull request.</li>
<li>It reads files through GitHub’s interface. It clones nothing and runs no code of your repositories, and sends nothing
to anybody but GitHub.</li>
</ul>

<h2>What it asks for</h2>
<table class="grants">
${PERMISSIONS.map(
	({ title, access, reason }) =>
		html`<tr><th scope="row">${title}</th><td><span class="access">${access === 'write' ? 'read and write' : 'read'}</span></td><td>${reason}</td></tr>\n`,
)}</table>

<form class="sheet" id="app" method="post" action="/setup#app">
<h2>Describe the App</h2>
${Object.keys(problems).length === 0 ? '' : html`<div class="notice bad field" role="alert"><p>Not sent yet: please look at what is marked below.</p></div>`}
${field({
	name: 'code',
	label: 'Setup code',
	hint: html`The bot has printed it when it started, among its output in the terminal or in the container’s logs.`,
	value: '',
	problem: problems.code,
	more: html` class="code" autocomplete="off" autocapitalize="characters" spellcheck="false" required placeholder="XXXX-XXXX-XXXX"`,
})}
${field({
	name: 'organisation',
	label: 'Organisation',
	hint: html`The name in its address on GitHub. Leave it empty for your own account.`,
	value: form.organisation,
	problem: problems.organisation,
	more: html` autocomplete="off" autocapitalize="none" spellcheck="false" maxlength="39"`,
})}
${field({
	name: 'webhook',
	label: 'Webhook address',
	hint: html`Where GitHub reaches this bot from outside, ending in <code>/api/github/webhooks</code>; to try it on your own
machine, the address of a forwarding service.`,
	value: form.webhook,
	problem: problems.webhook,
	more: html` type="url" inputmode="url" required placeholder="https://bot.example.com/api/github/webhooks"`,
})}
<button class="button">Continue</button>
<p class="after">Nothing is sent to GitHub by this step.</p>
</form>`,
	};
}

interface Field {
	readonly name: keyof SetupForm;
	readonly label: string;
	readonly hint: Html;
	readonly value: string;
	readonly problem: string | undefined;
	readonly more: Html;
}

function field({ name, label, hint, value, problem, more }: Field): Html {
	const wrong = problem ? html`<p class="wrong" id="${name}-wrong">${problem}</p>` : html``;
	const marked = problem ? html` aria-invalid="true"` : html``;
	const about = problem ? `${name}-hint ${name}-wrong` : `${name}-hint`;
	return html`<div class="field">
<label for="${name}">${label}</label>
<p class="hint" id="${name}-hint">${hint}</p>
<input id="${name}" name="${name}" value="${value}" aria-describedby="${about}"${marked}${more}>
${wrong}</div>`;
}
