/** How the pages look, on a screen or a phone, in light and in the dark. */
export const STYLE = `
:root {
	color-scheme: light dark;
	--page: #f6f7f9; --sheet: #fff; --line: #d9dee4; --text: #1c2430; --soft: #566273;
	--accent: #2456c7; --on-accent: #fff; --mark: #e8eefb; --bad: #b3261e; --bad-back: #fdecea; --good: #1a6b3c;
}
@media (prefers-color-scheme: dark) {
	:root {
		--page: #0f1318; --sheet: #171d24; --line: #2d3742; --text: #e4e9ef; --soft: #98a5b4;
		--accent: #8db1ff; --on-accent: #0d1524; --mark: #1d2a44; --bad: #ffb4ab; --bad-back: #3a1c1a; --good: #7fd6a0;
	}
}
* { box-sizing: border-box; }
body {
	margin: 0; background: var(--page); color: var(--text);
	font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", sans-serif;
}
main { max-width: 44rem; margin: 0 auto; padding: 3.5rem 1.25rem 4rem; }
h1 { font-size: 1.75rem; line-height: 1.25; margin: 1.25rem 0 .75rem; letter-spacing: -.015em; text-wrap: balance; }
h2 { font-size: 1.0625rem; margin: 2.5rem 0 .75rem; }
p { margin: 0 0 .75rem; text-wrap: pretty; }
ul { margin: 0; padding-left: 1.2rem; }
li { margin: .35rem 0; }
a { color: var(--accent); text-underline-offset: .15em; }
code, .code { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; font-size: .9em; }
code { background: var(--mark); border-radius: 4px; padding: .1em .35em; overflow-wrap: anywhere; }
.lead { color: var(--soft); font-size: 1.0625rem; }
.lead strong { color: var(--text); }
.steps { display: flex; gap: .5rem; list-style: none; margin: 0; padding: 0; color: var(--soft); font-size: .875rem; }
.steps li { flex: 1; margin: 0; padding-top: .5rem; border-top: 3px solid var(--line); }
.steps .done { border-color: var(--accent); }
.steps .now { border-color: var(--accent); color: var(--text); font-weight: 600; }
.sheet { background: var(--sheet); border: 1px solid var(--line); border-radius: 12px; padding: 1.5rem; margin-top: 1.5rem; }
.sheet > :first-child { margin-top: 0; }
.sheet > :last-child { margin-bottom: 0; }
.grants { width: 100%; border-collapse: collapse; font-size: .9375rem; }
.grants th, .grants td { text-align: left; vertical-align: top; padding: .6rem 1rem .6rem 0; border-top: 1px solid var(--line); }
.grants tr:first-child > * { border-top: 0; }
.grants th { font-weight: 600; white-space: nowrap; }
.grants td:last-child { padding-right: 0; color: var(--soft); }
.access { white-space: nowrap; font-size: .8125rem; border: 1px solid var(--line); border-radius: 99px; padding: .1rem .55rem; }
.field { margin-bottom: 1.25rem; }
label { display: block; font-weight: 600; }
.hint { color: var(--soft); font-size: .875rem; margin: .15rem 0 .4rem; }
.wrong { color: var(--bad); font-size: .875rem; margin: .4rem 0 0; }
input {
	width: 100%; font: inherit; color: inherit; background: var(--page); border: 1px solid var(--line);
	border-radius: 8px; padding: .6rem .75rem;
}
input.code { letter-spacing: .06em; text-transform: uppercase; max-width: 16rem; }
input[aria-invalid] { border-color: var(--bad); }
::placeholder { color: var(--soft); opacity: .75; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.button {
	display: inline-block; font: inherit; font-weight: 600; text-decoration: none; cursor: pointer;
	color: var(--on-accent); background: var(--accent); border: 0; border-radius: 8px; padding: .7rem 1.25rem;
}
.button:hover { filter: brightness(1.08); }
.notice { border-radius: 8px; padding: .75rem 1rem; background: var(--mark); font-size: .9375rem; }
.notice.bad { background: var(--bad-back); color: var(--bad); }
.notice p:last-child { margin: 0; }
.facts { margin: 0; display: grid; grid-template-columns: max-content 1fr; gap: .4rem 1.25rem; font-size: .9375rem; }
.facts dt { color: var(--soft); }
.facts dd { margin: 0; overflow-wrap: anywhere; }
details { margin: 1.25rem 0; font-size: .9375rem; }
summary { cursor: pointer; color: var(--soft); }
pre { background: var(--page); border: 1px solid var(--line); border-radius: 8px; padding: 1rem; white-space: pre-wrap; overflow-wrap: anywhere; font-size: .8125rem; line-height: 1.5; }
.after { color: var(--soft); font-size: .875rem; margin: 1.25rem 0 0; }
@media (max-width: 34rem) {
	main { padding: 1.75rem 1rem 3rem; }
	h1 { font-size: 1.4375rem; }
	.sheet { padding: 1.125rem; }
	.grants, .grants tbody, .grants tr { display: block; }
	.grants tr { display: grid; grid-template-columns: 1fr auto; border-top: 1px solid var(--line); padding: .6rem 0; }
	.grants tr:first-child { border-top: 0; }
	.grants th, .grants td { border: 0; padding: 0; }
	.grants td:last-child { grid-column: 1 / -1; margin-top: .2rem; }
	.facts { grid-template-columns: 1fr; gap: 0; }
	.facts dd { margin-bottom: .6rem; }
	.button { width: 100%; text-align: center; }
}
`;
