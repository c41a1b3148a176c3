import type { Relation } from '../../model/schema.ts';
import { classifyTable } from '../classify.ts';
import type { Facts } from '../facts.ts';
import { linkFrom } from '../link.ts';
import { codeSpan, prose } from '../markdown.ts';
import { nameOf } from '../relations.ts';
import { render } from '../renderer.ts';
import type { GeneratedBlock } from '../section.ts';
import { historyPath } from './page-path.ts';
import { pageBlockId, type RelationPage } from './pages.ts';

/** What a page begins with: its relation's name and the ways to the rest of the specification. */
export function pageHeader(facts: Facts, { relation, path }: RelationPage): GeneratedBlock {
	const content = render('page', {
		title: codeSpan(nameOf(relation)),
		kind: kindOf(facts, relation),
		project: prose(facts.project.name),
		main: linkFrom(path, facts.document),
		history: linkFrom(path, historyPath(facts.document)),
	});
	return { id: pageBlockId(relation), heading: null, content };
}

/** The same for a page that only people's words are left on: those of a relation that is no more, or that is not split. */
export function keptHeader(
	facts: Facts,
	id: string,
	path: string,
	relation: Relation | undefined,
): GeneratedBlock {
	const content = render('page-kept', {
		title: codeSpan(relation ? nameOf(relation) : id.replace(/^page /, '')),
		built: relation !== undefined,
		project: prose(facts.project.name),
		main: linkFrom(path, facts.document),
	});
	return { id, heading: null, content };
}

function kindOf(facts: Facts, relation: Relation): string {
	if (relation.kind === 'view') return 'A view';
	if (relation.kind === 'materialized-view') return 'A materialized view';
	const kind = classifyTable(facts, relation);
	return `${/^[aeiou]/.test(kind) ? 'An' : 'A'} ${kind} table`;
}
