import type { TracedRewrite } from '../../rehearsal/trace/trace.ts';
import { shownName } from '../old-tables.ts';
import type { Rule } from '../rule.ts';

const REASONS: Readonly<Partial<Record<TracedRewrite['reason'], string>>> = {
	persistence: 'SET LOGGED or UNLOGGED',
	'access method': 'SET ACCESS METHOD',
	command: 'SET TABLESPACE',
};

/** A table that is written anew because it is to be kept in another way or place. */
export const tableStorageRewrite: Rule = {
	id: 'table-storage-rewrite',
	group: 'rewrites',
	severity: 'warning',
	title: 'Table written anew to be kept in another way',
	happens:
		'`SET LOGGED`, `SET UNLOGGED` and `SET ACCESS METHOD` write the whole table and its indexes anew, `SET TABLESPACE` copies their files, all under an `ACCESS EXCLUSIVE` lock.',
	matters: 'Nobody reads or writes the table until it is done, and it takes the room of a second copy.',
	instead:
		'Do it while nobody needs the table, or make a second table that is kept as it should be, move the rows in batches, and rename.',
	safe: null,
	sources: [],
	check: {
		of: 'statement',
		judge: ({ tree, rewrites }) => {
			if (!tree || !('AlterTableStmt' in tree)) return [];
			const moves = (tree.AlterTableStmt.cmds ?? []).some(
				(node) => 'AlterTableCmd' in node && node.AlterTableCmd.subtype === 'AT_SetTableSpace',
			);
			return rewrites.flatMap(({ relation, reason }) => {
				const words = REASONS[reason];
				if (!relation.isOld || !words || (reason === 'command' && !moves)) return [];
				const name = shownName(relation);
				return [
					{
						subject: `${relation.kind === 'index' ? 'index' : 'table'} ${name}`,
						message: `${words} writes all of ${name} anew under an ACCESS EXCLUSIVE lock: reads and writes wait until it is done`,
					},
				];
			});
		},
	},
};
