import { objectsOf } from '../../model/schema.ts';
import { blockId } from '../block-id.ts';
import { describeEntity } from '../domain/describe-entity.ts';
import { mostReferenced } from '../domain/most-referenced.ts';
import type { Facts } from '../facts.ts';
import { codeSpan, prose } from '../markdown.ts';
import { nameOf, relationId } from '../relations.ts';
import { render } from '../renderer.ts';
import { orEmpty, type Section } from '../section.ts';
import { listed } from '../words/listing.ts';

/** What the data is about: each table with what a row of it is known by and how it is related. */
export const businessDomainAnalysis: Section = {
	id: 'business-domain-analysis',
	title: 'Business Domain Analysis',
	level: 3,
	parent: 'data-architecture-analysis',
	draft: draftDomain,
	blocks(facts) {
		const tables = objectsOf(facts.schema, 'table').filter(({ partitionOf }) => partitionOf === null);
		const blocks = tables.map((table) => ({
			id: blockId(`domain ${relationId(table)}`),
			heading: null,
			content: render('entity', describeEntity(facts, table)),
		}));
		return orEmpty('business-domain-analysis', blocks, 'The migrations build no table.');
	},
};

function draftDomain(facts: Facts): string {
	const centre = mostReferenced(facts.schema).map((table) => codeSpan(nameOf(table)));
	const focus = facts.project.focus === null ? '' : ` of ${prose(facts.project.focus)}`;
	return [
		...(centre.length > 0
			? [`- **Core Business Entities**: begin with ${listed(centre)}: most foreign keys point at them.`]
			: []),
		`- **Business Processes**: _not written down yet: the steps${focus} that these tables serve, from the first row to the last_`,
		'- **Data Relationships**: below, table by table, each with the table that has the foreign key.',
		'- **Business Rules**: under [Business Rules](#business-rules).',
	].join('\n');
}
