import type { Nodes } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { describe, expect, it } from 'vitest';
import { formatReport } from '../../../src/report/formats/index.ts';
import { formatComment } from '../../../src/report/formats/markdown/comment.ts';
import { formatMarkdown, SUMMARY_LIMIT } from '../../../src/report/formats/markdown/report.ts';
import type { DatabaseReport } from '../../../src/report/report.ts';
import { HOSTILE } from '../../support/hostile.ts';
import {
	added,
	makeColumn,
	makeDatabase,
	makeFinding,
	makeReport,
	makeTable,
	shopDatabase,
} from '../../support/reports.ts';

const LINKS = { repositoryUrl: 'https://github.com/octocat/shop', sha: 'a'.repeat(40) };

function comment(database: DatabaseReport, compared = true): string {
	return formatComment(database, {
		links: LINKS,
		compared,
		named: false,
		since: null,
		standing: 0,
		reserved: 0,
	});
}

function nodesOf(node: Nodes): readonly Nodes[] {
	return [node, ...('children' in node ? node.children.flatMap(nodesOf) : [])];
}

const summaries = (text: string) =>
	[...text.matchAll(/<summary>(.*)<\/summary>/g)].map(([, summary]) => summary);

describe('the comment of a pull request that adds, changes, drops, settles and plans', () => {
	const text = comment(shopDatabase());

	it('opens with what matters', () => {
		expect(text.split('\n')[0]).toBe(
			'### This pull request adds 1 column and 1 table that the specification does not know, drops 1 column that it still describes, and makes 1 column differ from it.',
		);
	});

	it('has a part for each thing that there is, the first one unfolded', () => {
		expect(summaries(text)).toEqual([
			'5 things to settle in this pull request',
			'What the new migrations do',
			'Settled by this pull request (1)',
			'Planned in the specification, not built yet (1)',
			'1 difference that was there before',
			'What the replay assumed (1)',
			'What regenerating changes in <code>docs/database-spec.md</code>',
		]);
		expect(text.match(/<details open>/g)).toHaveLength(1);
	});

	it('points both ways', () => {
		const blob = `https://github.com/octocat/shop/blob/${LINKS.sha}`;
		expect(text).toContain(
			`- \`column users.age\` is not what the specification says ([\`db/migrations/0011_add_phone.sql:4\`](${blob}/db/migrations/0011_add_phone.sql#L4) · [\`docs/database-spec.md:57\`](${blob}/docs/database-spec.md?plain=1#L57))\n  - type: \`integer\` in the specification, \`bigint\` in the migrations`,
		);
	});

	it('says the same way out once', () => {
		expect(text.match(/generate` and commit/g)).toHaveLength(1);
	});

	it('counts by kind what is new and what is older', () => {
		expect(text).toContain('| In the migrations, not in the specification (`drift/undocumented`) | 2 | 1 |');
	});
});

describe('a database with nothing to settle', () => {
	it('has a sentence and no empty part', () => {
		expect(comment(makeDatabase())).toBe(
			`### The specification and the migrations agree.\n\nspecification [\`docs/database-spec.md\`](${LINKS.repositoryUrl}/blob/${LINKS.sha}/docs/database-spec.md?plain=1) · 12 migrations in \`db/migrations\` (golang-migrate)`,
		);
	});
});

describe('a stopped check', () => {
	const stopped = {
		code: 'replay',
		message: 'relation "ordres" does not exist',
		location: { file: 'db/migrations/0004_orders.sql', line: 7 },
		facts: { SQLSTATE: '42P01', statement: 'ALTER TABLE ordres\n  ADD COLUMN note text' },
		hint: 'Correct the name.',
	};

	it('is told first, with place, facts and way out', () => {
		const [headline, , message] = comment(makeDatabase({ stopped })).split('\n');
		expect(headline).toBe('### The migrations do not run.');
		expect(message).toBe(
			`[\`db/migrations/0004_orders.sql:7\`](${LINKS.repositoryUrl}/blob/${LINKS.sha}/db/migrations/0004_orders.sql#L7): relation "ordres" does not exist`,
		);
		expect(comment(makeDatabase({ stopped }))).toContain(
			'- SQLSTATE: `42P01`\n- statement:\n  ```sql\n  ALTER TABLE ordres\n',
		);
		expect(comment(makeDatabase({ stopped }))).toContain('**What to do:** Correct the name.');
	});
});

/** A database in which everything that a repository decides is the same hostile text. */
function hostileDatabase(text: string): DatabaseReport {
	const location = { file: text, line: 1 };
	const finding = makeFinding({
		...{ subject: text, message: `${text} differs ${text}`, detail: text, hint: text },
		...{ document: location, migration: location },
		differences: [{ name: text, specification: text, migrations: text }],
	});
	const table = makeTable(text, { namespace: text });
	return makeDatabase({
		...{ name: text, document: text, directory: text, layout: text, documentDiff: `+${text}\n${text}\n` },
		findings: [
			finding,
			{ ...finding, introduced: false },
			{ ...finding, severity: 'info', code: 'drift/planned' },
		],
		healed: [finding],
		changes: [
			added(table, text, 1),
			added(makeColumn(text, text, { type: text, default: text, namespace: 'other' }), text, 2),
		],
		ledger: [{ kind: 'assumed', message: text, file: text, line: 1 }],
		stopped: {
			code: text,
			message: text,
			location,
			facts: { [text || 'fact']: `${text}\n${text}` },
			hint: text,
		},
	});
}

describe('details of several lines', () => {
	it('are a block of their own under the finding', () => {
		const detail = 'CREATE INDEX ON t (now());\nfunctions in index expression must be marked IMMUTABLE';
		const text = comment(makeDatabase({ findings: [makeFinding({ code: 'drift/broken-claim', detail })] }));
		expect(text).toContain('\n  ```sql\n  CREATE INDEX ON t (now());\n  functions in index');
	});
});

it('defines no reference where nothing but a place is told', () => {
	const stopped = { code: 'load', message: '', location: { file: 'a]', line: 1 }, facts: {}, hint: null };
	const nodes = nodesOf(fromMarkdown(comment(makeDatabase({ stopped }))));
	expect(nodes.filter(({ type }) => type === 'definition')).toEqual([]);
	expect(nodes).toContainEqual(expect.objectContaining({ type: 'inlineCode', value: 'a]:1' }));
});

describe.each(HOSTILE)('a repository full of %j', (text) => {
	const markdown = comment(hostileDatabase(text));
	const nodes = nodesOf(fromMarkdown(markdown));

	it('adds no HTML of its own', () => {
		for (const node of nodes) {
			if (node.type !== 'html') continue;
			expect(node.value).toMatch(
				/^(<details( open)?><summary>[^<>]*(<code>[^<>]*<\/code>)?<\/summary>|<\/details>|<\/?span>)$/,
			);
		}
	});

	it('links nowhere but to its files, and defines and embeds nothing', () => {
		for (const node of nodes) {
			expect(['image', 'definition', 'linkReference', 'imageReference', 'footnoteReference']).not.toContain(
				node.type,
			);
			if (node.type === 'link')
				expect(node.url).toMatch(/^https:\/\/github\.com\/octocat\/shop\/blob\/a{40}\//);
		}
	});

	it('adds no heading and ends no fold early', () => {
		expect(nodes.filter(({ type }) => type === 'heading')).toHaveLength(1);
		expect(nodes.filter((node) => node.type === 'html' && node.value.startsWith('<details'))).toHaveLength(
			nodes.filter((node) => node.type === 'html' && node.value === '</details>').length,
		);
	});

	it('pings nobody and references nothing', () => {
		const prose = nodes.map((node) => (node.type === 'text' ? node.value : '')).join('\n');
		expect(prose).not.toMatch(/@\w|#\d|GH-\d|:\/\/|www\./);
	});

	it('starts no line that a runner would obey', () => {
		expect(markdown).not.toMatch(/^\s*::|##\[/m);
	});
});

describe('the limit of 60,000 characters', () => {
	const many = <T>(length: number, make: (at: number) => T) => Array.from({ length }, (_, at) => make(at));
	const named = (at: number, introduced: boolean) =>
		makeFinding({ introduced, subject: `column users.c${at}`, message: `column users.c${at} is new` });
	const LONG = 'x'.repeat(1_000_000);

	it.each([
		['10,000 findings', makeDatabase({ findings: many(10_000, (at) => named(at, at % 2 === 0)) })],
		['10,000 healed', makeDatabase({ healed: many(10_000, (at) => named(at, false)) })],
		[
			'10,000 changes',
			makeDatabase({ changes: many(10_000, (at) => added(makeColumn('t', `c${at}`), 'a.sql', at + 1)) }),
		],
		[
			'10,000 tables',
			makeDatabase({ changes: many(10_000, (at) => added(makeTable(`t${at}`), 'a.sql', at + 1)) }),
		],
		[
			'10,000 assumptions',
			makeDatabase({
				ledger: many(10_000, (at) => ({ kind: 'assumed', message: 'a', file: 'a.sql', line: at })),
			}),
		],
		['identifiers of a megabyte', hostileDatabase(LONG)],
		['backticks of a megabyte', hostileDatabase('`'.repeat(1_000_000))],
		['mentions of a megabyte', hostileDatabase('@'.repeat(1_000_000))],
		['unseen characters of a megabyte', hostileDatabase('\u202E'.repeat(1_000_000))],
		['line feeds of a megabyte', hostileDatabase('\n'.repeat(1_000_000))],
		['a diff of a megabyte in one line', makeDatabase({ documentDiff: `+${LONG}` })],
		['a diff of 100,000 lines', makeDatabase({ documentDiff: '+a line of the document\n'.repeat(100_000) })],
	] satisfies [string, DatabaseReport][])('holds with %s', (_, database) => {
		const text = comment(database);
		expect(text.length).toBeLessThanOrEqual(60_000);
		expect(text).toMatch(/^### /);
		const html = nodesOf(fromMarkdown(text)).flatMap((node) => (node.type === 'html' ? node.value : []));
		expect(html.filter((tag) => tag.startsWith('<details'))).toHaveLength(
			html.filter((tag) => tag === '</details>').length,
		);
		expect(
			Buffer.byteLength(formatMarkdown(makeReport([database, database, database]), LINKS, SUMMARY_LIMIT)),
		).toBeLessThan(1_048_576);
		expect(formatReport(makeReport([database, database]), 'markdown').length).toBeLessThanOrEqual(60_000);
	});

	it('shows the first findings and counts the rest', () => {
		const text = comment(makeDatabase({ findings: many(10_000, (at) => named(at, true)) }));
		expect(text).toContain('### This pull request adds 10,000 columns that the specification does not know.');
		expect(text).toContain('`column users.c49` is new');
		expect(text).toMatch(/^- … and \d+ more$/m);
	});

	it('cuts a diff after a whole line and says how much is left', () => {
		const text = comment(makeDatabase({ documentDiff: '+a line of the document\n'.repeat(100_000) }));
		const shown = text.match(/^\+a line of the document$/gm)?.length ?? 0;
		expect(shown).toBeGreaterThan(1_000);
		expect(text).toContain(`Cut to fit; ${100_000 - shown} more lines.`);
	});

	it('leaves the room that the marker takes', () => {
		const database = makeDatabase({ documentDiff: '+a\n'.repeat(100_000) });
		const text = formatComment(database, {
			links: null,
			compared: true,
			named: false,
			since: null,
			standing: 0,
			reserved: 5_000,
		});
		expect(text.length).toBeLessThanOrEqual(55_000);
	});
});

describe('a whole report', () => {
	it('has an overview of several databases, with their names made safe for its cells', () => {
		const text = formatMarkdown(
			makeReport([makeDatabase({ name: 'a|b' }), shopDatabase()]),
			null,
			SUMMARY_LIMIT,
		);
		expect(text).toContain(
			'| Database | Verdict | To settle |\n| :-- | :-- | --: |\n| a\\|b | agrees | 0 |\n| shop | differs | 5 |\n',
		);
		expect(text).toContain('`a|b` · specification `docs/database-spec.md`');
	});

	it('has none of a single one', () => {
		expect(formatMarkdown(makeReport([shopDatabase()]), null, SUMMARY_LIMIT)).toMatch(
			/^### This pull request/,
		);
	});
});

describe('a message that names its subject', () => {
	it.each([
		['`a`', 'b`<img src=x>`c', ''],
		['', 'b`<img src=x>`c', '`a`'],
		['see `a`', '`b', '`c` ``'],
	])('keeps %j, %j and %j apart', (before, subject, after) => {
		const text = comment(
			makeDatabase({ findings: [makeFinding({ subject, message: `${before}${subject}${after}` })] }),
		);
		const nodes = nodesOf(fromMarkdown(text));
		expect(nodes).toContainEqual(expect.objectContaining({ type: 'inlineCode', value: subject }));
		expect(nodes.filter((node) => node.type === 'html' && node.value.includes('img'))).toEqual([]);
	});
});
