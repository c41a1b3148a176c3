import { displayName } from '../model/name.ts';
import type { Proposal } from './anticipations/anticipation.ts';
import { anticipations } from './anticipations/index.ts';
import { matches } from './classify.ts';
import type { Facts } from './facts.ts';
import { joinStatements } from './object-sql.ts';
import { isProven } from './proposals.ts';
import { nameOf } from './relations.ts';
import { render } from './renderer.ts';
import type { GeneratedBlock } from './section.ts';

/** One block for each anticipation that has something to propose, with the SQL that ran in the engine. */
export function anticipationBlocks(facts: Facts): readonly GeneratedBlock[] {
	const blocks = anticipations.flatMap(({ name, find }) => {
		const found = facts.dismissed.includes(name) ? null : find(facts);
		const proposals = (found?.proposals ?? []).filter(
			(proposal) => !isDismissed(facts, name, proposal) && isProven(facts, proposal.statements),
		);
		if (!found || proposals.length === 0) return [];
		const view = {
			name,
			reason: found.reason,
			tables: proposals.map(({ table, missing }) => ({ table: nameOf(table), missing })),
			sql: joinStatements(proposals.flatMap(({ statements }) => statements)),
		};
		return [{ id: `anticipation ${name}`, heading: null, content: render('anticipation', view) }];
	});
	if (blocks.length === 0) return [];
	return [{ id: 'anticipations', heading: null, content: render('anticipations', {}) }, ...blocks];
}

/** True when `dismiss` has the anticipation's name with this table's, in which `*` stands for any signs. */
function isDismissed({ dismissed }: Facts, name: string, { table }: Proposal): boolean {
	return dismissed.some((entry) => {
		const [anticipation, ...rest] = entry.trim().split(/\s+/);
		const pattern = rest.join(' ');
		if (anticipation !== name || pattern === '') return false;
		return matches(pattern, table.name) || matches(pattern, displayName(table.namespace, table.name));
	});
}
