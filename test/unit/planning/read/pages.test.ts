import { describe, expect, it } from 'vitest';
import { definitionSentences } from '../../../../src/planning/read/definition-sentences.ts';
import { fieldLists } from '../../../../src/planning/read/field-lists.ts';
import { fieldTables } from '../../../../src/planning/read/field-tables.ts';
import { mermaidDiagrams } from '../../../../src/planning/read/mermaid-diagrams.ts';
import { readPage } from '../../../../src/planning/read/page.ts';
import type { Reader } from '../../../../src/planning/read/reader.ts';
import { relationshipSentences } from '../../../../src/planning/read/relationship-sentences.ts';
import { ruleSentences } from '../../../../src/planning/read/rule-sentences.ts';
import { sqlFences } from '../../../../src/planning/read/sql-fences.ts';
import { templateLists } from '../../../../src/planning/read/template-lists.ts';
import { topicWords } from '../../../../src/planning/read/topic-words.ts';
import type { Requirement } from '../../../../src/planning/requirement.ts';

/** What a reader finds in a text, as one short line for each finding. */
function read(reader: Reader, text: string): readonly string[] {
	return reader.read(readPage('a.md', text)).requirements.map(inShort);
}

function inShort(found: Requirement): string {
	const at = `@${found.place.line}`;
	switch (found.kind) {
		case 'entity':
			return `entity ${found.name}${found.words === null ? '' : ` (${found.words})`} ${at}`;
		case 'field': {
			const said = [
				found.type,
				found.required === null ? null : found.required ? 'required' : 'optional',
				found.unique ? 'unique' : null,
				found.within === null ? null : `within ${found.within}`,
				found.primary ? 'primary' : null,
				found.values.length > 0 ? found.values.join('|') : null,
				found.longest,
				found.default === null ? null : `=${found.default}`,
				found.references === null ? null : `>${found.references}`,
			];
			return `field ${found.entity}.${found.name} ${said.filter((word) => word !== null).join(' ')} ${at}`.replace(
				'  ',
				' ',
			);
		}
		case 'relationship':
			return `${found.from} ${found.cardinality} ${found.to}${found.required === null ? '' : found.required ? ' required' : ' optional'}${found.role === null ? '' : ` as ${found.role}`} ${at}`;
		case 'key':
			return `unique ${found.entity}(${found.fields.join(', ')}) ${at}`;
		case 'values':
			return `values ${found.name}: ${found.values.join(', ')} ${at}`;
		case 'statement':
			return `sql ${found.sql} ${at}`;
		case 'used-column':
			return `uses ${found.table}.${found.column} ${at}`;
		case 'topic':
			return `topic ${found.topic} ${at}`;
		case 'retention':
			return `keep ${found.amount} ${found.unit} ${at}`;
		case 'remark':
			return `${found.about}: ${found.words} ${at}`;
	}
}

describe('tables of fields', () => {
	it('are read as analysts write them', () => {
		const text = `### 3.1 Work Order

| # | Attribute | Data Type | Mandatory (Y/N) | Description |
|---|---|---|---|---|
| 1 | Number | Auto-number | Y | System generated |
| 2 | Site | Lookup (Main Depot) | N | |
| 3 | Fuel | List of values | Y | Petrol / Diesel |
| 4 | State | Dropdown: Draft, Done | Y | Default: Draft |
| 5 | Hours | Decimal (5,2) | N | |
| 6 | Done | Yes/No | Y | |
| 7 | Done At | Date/Time | N | |
| 8 | Code | Alphanumeric (6) | Y | Unique within depot |
`;
		expect(read(fieldTables, text)).toEqual([
			'entity Work Order @1',
			'field Work Order.Number auto-number required unique @5',
			'field Work Order.Site Lookup (Main Depot) optional >Main Depot @6',
			'field Work Order.Fuel List of values required petrol|diesel @7',
			'field Work Order.State Dropdown: Draft, Done required draft|done =Draft @8',
			'field Work Order.Hours decimal (5,2) optional @9',
			'field Work Order.Done yes/no required @10',
			'field Work Order.Done At date/time optional @11',
			'field Work Order.Code alphanumeric required within depot 6 @12',
		]);
	});

	it('are read in any order of their columns', () => {
		const text =
			'## 2. Ticket\n\nA problem.\n\n| Notes | Required | Field | Type |\n|---|---|---|---|\n| max 200 characters | yes | `subject` | string |\n| FK to users, optional | no | assignee | uuid |\n| one of `a`, `b` | | kind | enum |\n';
		expect(read(fieldTables, text)).toEqual([
			'entity Ticket (A problem.) @1',
			'field Ticket.subject string required 200 @7',
			'field Ticket.assignee uuid optional >users @8',
			'field Ticket.kind enum a|b @9',
		]);
	});

	it('say in a column whether they are nullable', () => {
		const text =
			'### Table: Order\n| Name | Type | Nullable | Default |\n|---|---|---|---|\n| note | text | yes | - |\n| total | money | no | 0 |\n';
		expect(read(fieldTables, text).slice(1)).toEqual([
			'field Order.note text optional @4',
			'field Order.total money required =0 @5',
		]);
	});

	it.each([
		['a heading that is no entity', '## Overview\n| Field | Type |\n|---|---|\n| a | text |\n'],
		['a table of something else', '## Ticket\n| Name | Price |\n|---|---|\n| a | 3 |\n'],
		['what is out of scope', '## Out of scope\n### Ticket\n| Field | Type |\n|---|---|\n| a | text |\n'],
		['a comment', '## Ticket\n<!--\n| Field | Type |\n|---|---|\n| a | text |\n-->\n'],
	])('are not read from %s', (_, text) => {
		expect(read(fieldTables, text)).toEqual([]);
	});
});

describe('lists of fields', () => {
	it('are read under the heading of an entity', () => {
		const text =
			'### Ticket\n\n- **subject**: text, required, max 200\n  characters\n- priority (low, high)\n- `due_at` - timestamp, optional\n- body\n';
		expect(read(fieldLists, text)).toEqual([
			'entity Ticket @1',
			'field Ticket.subject text required 200 @3',
			'field Ticket.priority low|high @5',
			'field Ticket.due_at timestamp optional @6',
			'field Ticket.body @7',
		]);
	});

	it('are no lists of features', () => {
		expect(
			read(
				fieldLists,
				'### Inbox\n\n- Agents can sort tickets by age\n- Tickets can be merged\n- Fast: it feels quick\n',
			),
		).toEqual([]);
	});
});

describe("the template's own lists", () => {
	it('name entities, processes, size and speed', () => {
		const text =
			'- **Core Business Entities**: [User (a person), Order Line, etc.]\n- **Business Processes**: [Checkout, Returns]\n**Expected Scale**: 10,000 orders a day\n**Performance Requirements**: {PERFORMANCE_TARGETS}\n';
		expect(read(templateLists, text)).toEqual([
			'entity User (a person) @1',
			'entity Order Line @1',
			'process: Checkout @2',
			'process: Returns @2',
			'scale: 10,000 orders a day @3',
		]);
	});

	it('may be bullets below', () => {
		expect(read(templateLists, 'Entities:\n- Device: what measures\n- Reading\n')).toEqual([
			'entity Device (what measures) @2',
			'entity Reading @3',
		]);
	});
});

describe('Mermaid diagrams', () => {
	it.each([
		['A ||--o{ B : has', ['A one-to-many B required @3']],
		['A }o--|| B : "of"', ['B one-to-many A required @3']],
		['A }o--o| B : of', ['B one-to-many A optional @3']],
		['A }|..|{ B : x', ['A many-to-many B @3']],
		['A ||--|| B : x', ['A one-to-one B required @3']],
		['A only one to zero or more B : x', ['A one-to-many B required @3']],
		['A ||--o{ A : below', ['A hierarchical A required @3']],
	])('%s', (line, expected) => {
		const found = read(mermaidDiagrams, `\`\`\`mermaid\nerDiagram\n    ${line}\n\`\`\`\n`);
		expect(found.filter((one) => !one.startsWith('entity'))).toEqual(expected);
	});

	it('have attributes with keys and comments', () => {
		const text =
			'```mermaid\n%% sketch\nerDiagram\n  ORDER["Sales order"] {\n    uuid id PK\n    string email UK "of the buyer"\n    uuid customer_id FK\n  }\n```\n';
		expect(read(mermaidDiagrams, text)).toEqual([
			'entity Sales order @4',
			'field Sales order.id uuid primary @5',
			'field Sales order.email string unique @6',
			'field Sales order.customer_id uuid @7',
		]);
	});

	it('of other kinds are left alone', () => {
		expect(read(mermaidDiagrams, '```mermaid\nflowchart TD\n A --> B\n```\n')).toEqual([]);
	});
});

describe('SQL', () => {
	it('is taken where it builds something and is complete', () => {
		const text =
			'```sql\nCREATE TABLE a (id int);\nSELECT 1;\nCREATE TABLE b (...);\n\nCREATE INDEX ON a (id);\n```\n';
		expect(read(sqlFences, text)).toEqual([
			'sql CREATE TABLE a (id int) @2',
			'sql CREATE INDEX ON a (id) @6',
			'uses a.id @6',
		]);
	});
});

describe('sentences about relationships', () => {
	it.each([
		['A customer has many tickets.', ['customer one-to-many tickets @1']],
		['Each ticket belongs to one team.', ['team one-to-many ticket required @1']],
		[
			'A ticket can be assigned to at most one agent.',
			['agent one-to-many ticket optional as assigned to @1'],
		],
		['Orders are placed by one customer.', ['customer one-to-many Orders as placed by @1']],
		[
			'Tickets can have multiple tags, and a tag can belong to many tickets.',
			['Tickets one-to-many tags @1', 'tickets many-to-many tag @1'],
		],
		['A category can have a parent category.', ['category hierarchical category optional @1']],
		[
			'A ticket is opened by a requester, may be assigned to an agent, and can have many tags.',
			[
				'requester one-to-many ticket required as opened by @1',
				'agent one-to-many ticket optional as assigned to @1',
				'ticket one-to-many tags @1',
			],
		],
		['Many-to-many between products and categories.', ['products many-to-many categories @1']],
		['Customer → Order (one-to-many)', ['Customer one-to-many Order @1']],
		[
			'A ticket has a subject, a priority (low, high) and many comments.',
			['field ticket.subject @1', 'field ticket.priority low|high @1', 'ticket one-to-many comments @1'],
		],
		['The system has many advantages for everyone.', []],
		['A ticket does not have any owners.', []],
	])('%s', (text, expected) => {
		expect(read(relationshipSentences, text)).toEqual(expected);
	});

	it('know what `it` is', () => {
		expect(read(relationshipSentences, 'A team has many agents. It has many queues.')).toEqual([
			'team one-to-many agents @1',
			'team one-to-many queues @1',
		]);
	});
});

describe('sentences about fields', () => {
	it.each([
		["A user's email must be unique.", ['unique user(email) @1']],
		['The tag name must be unique within an organization.', ['unique tag(organization, name) @1']],
		['A review must be unique per product and customer.', ['unique (product, customer, review) @1']],
		['Status is one of open, pending, solved.', ['field .Status open|pending|solved @1']],
		["A ticket's priority can be low, normal or high.", ['field ticket.priority low|normal|high @1']],
		['The review rating is between 1 and 5.', ['field review.rating @1']],
		['The subject of a ticket is at most 200 characters.', ['field ticket.subject 200 @1']],
		['Keep invoices for 7 years.', ['keep 7 year @1']],
		['Roles: admin, agent and customer.', ['values Roles: admin, agent, customer @1']],
		['We are happy and proud.', []],
	])('%s', (text, expected) => {
		expect(read(ruleSentences, text).filter((one) => !one.startsWith('field .Roles'))).toEqual(expected);
	});
});

describe('topics', () => {
	it.each([
		['The shop is multi-tenant.', ['topic tenancy @1']],
		['We are audited for SOC 2.', ['topic audit @1']],
		['GDPR applies.', ['topic privacy @1']],
		['Tickets are soft-deleted.', ['topic soft-delete @1']],
		['Full-text search is not needed.', []],
		['We expect 10,000 tickets per day.', ['scale: We expect 10,000 tickets per day. @1']],
		['Lists open in 50 ms at p95.', ['performance: Lists open in 50 ms at p95. @1']],
	])('%s', (text, expected) => {
		expect(read(topicWords, text)).toEqual(expected);
	});
});

describe('things on one line', () => {
	it.each([
		[
			'- loan: member, copy, borrowed at, due on',
			[
				'entity loan @1',
				'field loan.member @1',
				'field loan.copy @1',
				'field loan.borrowed at @1',
				'field loan.due on @1',
			],
		],
		[
			'a book: isbn, title, status (in, out), language, chapters',
			[
				'entity book @1',
				'field book.isbn @1',
				'field book.title @1',
				'field book.status in|out @1',
				'field book.language @1',
				'book one-to-many chapters @1',
			],
		],
		['Status: open, pending, closed', []],
		['Roles: admin, agent, owner', []],
		['Filters: status, priority, date', []],
		['Alternatives considered: Oracle, MySQL', []],
	])('%s', (text, expected) => {
		expect(read(definitionSentences, text)).toEqual(expected);
	});

	it('list no values', () => {
		expect(read(ruleSentences, 'book: isbn, title, language')).toEqual([]);
	});
});

describe('clauses of one sentence', () => {
	it.each([
		['An agent belongs to one or more teams.', ['teams many-to-many agent @1']],
		[
			'A sensor has a serial number and belongs to a zone.',
			['field sensor.serial number @1', 'zone one-to-many sensor @1'],
		],
		[
			'An alarm is raised for a sensor, has a severity of info, warning or critical, is acknowledged by an operator and may be closed.',
			[
				'sensor one-to-many alarm required @1',
				'field alarm.severity info|warning|critical @1',
				'operator one-to-many alarm optional as acknowledged by @1',
			],
		],
		[
			'A reading has a level in percent and the time it was recorded.',
			['field reading.level percent @1', 'field reading.recorded_at @1'],
		],
		[
			'FR-2 An offer has an amount and expires after 48 hours.',
			['field offer.amount @1', 'field offer.expires @1'],
		],
		[
			'**FR-3** The system allows managers to create classes with a title, a room and maximum number of participants.',
			[
				'entity classes @1',
				'field classes.title @1',
				'field classes.room @1',
				'field classes.max participants @1',
			],
		],
		[
			'Buyers make offers on listings.',
			['Buyers one-to-many offers required @1', 'listings one-to-many offers required @1'],
		],
		[
			'A member can book a class.',
			['member one-to-many booking required @1', 'class one-to-many booking required @1'],
		],
		['As an admin I want to tag tickets.', ['tickets many-to-many tag @1']],
		['The order has one payment.', ['order one-to-one payment required @1']],
	])('%s', (text, expected) => {
		expect(read(relationshipSentences, text)).toEqual(expected);
	});

	it('are about what was named last, and only then about the heading', () => {
		expect(read(relationshipSentences, '## Zone\n\nA gateway has a site. It has an address.').at(-1)).toBe(
			'field gateway.address @3',
		);
		expect(read(relationshipSentences, 'A gateway has a site.\n\n## Zone\n\nIt has an address.').at(-1)).toBe(
			'field Zone.address @5',
		);
		expect(
			read(relationshipSentences, 'A gateway has a site.\n\n## Decision\n\nIt has an address.'),
		).toHaveLength(1);
	});

	it('say of each thing how long it is kept', () => {
		expect(read(ruleSentences, 'We keep closed tickets for 3 years and audit entries for one year.')).toEqual(
			['keep 3 year @1', 'keep 1 year @1'],
		);
		expect(
			ruleSentences.read(
				readPage('a.md', 'We keep closed tickets for 3 years and audit entries for one year.'),
			).requirements,
		).toMatchObject([
			{ words: 'We keep closed tickets for 3 years' },
			{ words: 'audit entries for one year.' },
		]);
	});
});
