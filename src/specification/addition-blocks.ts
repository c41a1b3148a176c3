import { givenRelations, partsOf } from '../model/schema.ts';
import { blockId } from './block-id.ts';
import type { Facts } from './facts.ts';
import { codeSpan } from './markdown.ts';
import { joinStatements, objectStatements } from './object-sql.ts';
import { nameOf, relationId } from './relations.ts';
import { render } from './renderer.ts';
import type { GeneratedBlock } from './section.ts';

const PARTS = ['column', 'primary-key', 'unique', 'check', 'exclusion', 'foreign-key'] as const;

/** One block for each table of the platform's that the migrations give columns or constraints of their own. */
export function additionBlocks(facts: Facts): readonly GeneratedBlock[] {
	return givenRelations(facts.schema).flatMap((relation) => {
		const parts = PARTS.flatMap((kind) => partsOf(facts.schema, relation, kind)).filter(
			({ inherited }) => !inherited,
		);
		if (parts.length === 0) return [];
		const sql = joinStatements(objectStatements(facts, ...parts));
		return [
			{
				id: blockId(`additions ${relationId(relation)}`),
				heading: codeSpan(nameOf(relation)),
				content: render('addition', { sql }),
			},
		];
	});
}
