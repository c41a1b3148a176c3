import type { Trigger } from '../../model/objects.ts';
import { objectsOf, partsOf } from '../../model/schema.ts';
import { blockId } from '../block-id.ts';
import type { Facts } from '../facts.ts';
import { joinStatements, objectStatements } from '../object-sql.ts';
import { listHolders, nameOf, relationId, relationOf } from '../relations.ts';
import { render } from '../renderer.ts';
import { routineBlocks, servesTriggers } from '../routine-blocks.ts';
import { type GeneratedBlock, orEmpty, type Section } from '../section.ts';

/** Trigger functions, the triggers of each table, and a table of all triggers. */
export const utilityFunctions: Section = {
	id: 'utility-functions',
	title: 'Utility Functions',
	level: 3,
	parent: 'database-functions',
	draft: () => 'Functions that triggers call, and what calls them when.',
	blocks: (facts) =>
		orEmpty(
			'utility-functions',
			[...routineBlocks(facts, servesTriggers), ...triggerBlocks(facts), ...triggerTable(facts)],
			'The migrations build no trigger.',
		),
};

function triggerBlocks(facts: Facts): readonly GeneratedBlock[] {
	return listHolders(facts.schema).flatMap((relation) => {
		const sql = joinStatements(objectStatements(facts, ...partsOf(facts.schema, relation, 'trigger')));
		if (sql === '') return [];
		const content = render('relation-sql', { relation: nameOf(relation), sql });
		return [{ id: blockId(`triggers ${relationId(relation)}`), heading: null, content }];
	});
}

function triggerTable(facts: Facts): readonly GeneratedBlock[] {
	const triggers = [...listHolders(facts.schema), ...objectsOf(facts.schema, 'foreign-table')]
		.flatMap((relation) => partsOf(facts.schema, relation, 'trigger'))
		.map((trigger) => ({
			relation: relationOf(trigger),
			name: trigger.name,
			when: describeMoment(trigger),
			condition: trigger.condition,
			calls: trigger.function,
		}));
	if (triggers.length === 0) return [];
	return [{ id: 'trigger table', heading: null, content: render('trigger-table', { triggers }) }];
}

function describeMoment({ timing, events, level, enabled }: Trigger): string {
	const each = level === 'row' ? 'for each row' : 'once per statement';
	const disabled = enabled === 'disabled' ? ' (switched off)' : '';
	return `${timing} ${events.join(' or ').toLowerCase()}, ${each}${disabled}`;
}
