import type { Design } from '../design/design.ts';
import type { PlanBlock } from '../design/planned.ts';
import {
	enumBlocks,
	extensionBlocks,
	questionBlocks,
	remarkBlocks,
	rowBlocks,
	statementBlocks,
} from './list-blocks.ts';
import { makeNames } from './names.ts';
import { policyBlocks } from './policy-blocks.ts';
import { retentionBlocks } from './retention-blocks.ts';
import { routineBlocks } from './routine-blocks.ts';
import { tableBlocks } from './table-blocks.ts';

/** All blocks of a plan, each with the section that it belongs to; tables come by name. */
export function writePlan(design: Design): readonly PlanBlock[] {
	const names = makeNames();
	const tables = [...design.tables.values()]
		.filter(({ name }) => !design.given.has(name))
		.toSorted((a, b) => (a.name < b.name ? -1 : 1));
	const blocks = [
		...extensionBlocks(design),
		...remarkBlocks(design),
		...statementBlocks(design),
		...tables.flatMap((table) => tableBlocks(design, table, names)),
		...enumBlocks(design),
		...routineBlocks(design),
		...policyBlocks(design),
		...retentionBlocks(design),
		...rowBlocks(design),
	];
	// Writing is what shows some of what is open.
	return unique([...blocks, ...questionBlocks(design)]);
}

/** One block for each id: what the requirements write in SQL comes first and wins. */
function unique(blocks: readonly PlanBlock[]): readonly PlanBlock[] {
	const known = new Set<string>();
	return blocks.filter(({ id }) => {
		if (known.has(id)) return false;
		known.add(id);
		return true;
	});
}
