import { quoteLiteral, quoteQualified, quoteRelation } from '../../dialects/postgres/ddl/quote.ts';
import { makeUpName } from '../../model/made-up-names.ts';
import type { Column, Sequence } from '../../model/objects.ts';
import { objectsOf, type Schema } from '../../model/schema.ts';
import type { MonitorMaker } from './monitor.ts';

/** The largest value that a narrow column holds. */
const LARGEST: Readonly<Record<string, string>> = { integer: '2147483647', smallint: '32767' };

/** How much is left of the schema's own keys that count in fewer than 64 bits. */
export const keyExhaustion: MonitorMaker = (schema) => {
	const lines = narrowKeys(schema).map(
		({ column, sequence, largest }) =>
			`    , (${quoteLiteral(`${quoteRelation(column.namespace, column.relation)}.${column.name}`)}, ${quoteLiteral(sequence)}, ${largest})`,
	);
	if (lines.length === 0) return [];
	return [
		{
			id: 'key exhaustion',
			title: 'Keys that run out',
			shows:
				'How much of its type each counting key has used up, for the keys of this schema that are not `bigint`. At 100 % every insert fails.',
			remedy:
				'From 50 % on, plan the change to `bigint`, of the columns that point at the key too: `ALTER … TYPE` rewrites the table under a lock, so that a large one takes a new column, a trigger, a backfill and a swap.',
			// A first row that says nothing lets every key have a line of its own.
			sql: `SELECT key.name, counter.last_value, round(100.0 * counter.last_value / key.largest, 1) AS percent_used
FROM (VALUES
    (NULL, NULL, 1)
${lines.join('\n')}
) AS key (name, sequence, largest)
CROSS JOIN LATERAL pg_sequence_last_value(key.sequence::regclass) AS counter (last_value)
WHERE counter.last_value IS NOT NULL
ORDER BY percent_used DESC, key.name`,
		},
	];
};

interface NarrowKey {
	readonly column: Column;
	/** As SQL has it. */
	readonly sequence: string;
	readonly largest: string;
}

function narrowKeys(schema: Schema): readonly NarrowKey[] {
	const sequences = new Map(objectsOf(schema, 'sequence').map((each) => [ownerKey(each.ownedBy), each]));
	return objectsOf(schema, 'column').flatMap((column) => {
		const largest = Object.hasOwn(LARGEST, column.type) ? LARGEST[column.type] : undefined;
		if (largest === undefined || column.inherited) return [];
		const { namespace, relation, name } = column;
		const sequence = nameSequence(column, sequences.get(ownerKey({ namespace, relation, column: name })));
		return sequence === null ? [] : [{ column, sequence, largest }];
	});
}

function nameSequence(column: Column, owned: Sequence | undefined): string | null {
	if (owned) return owned.options.cycle ? null : quoteQualified(owned.namespace, owned.name);
	if (!column.identity || column.identity.options.cycle) return null;
	const name = column.identity.sequence?.name ?? makeUpName(column.relation, column.name, 'seq');
	return quoteQualified(column.namespace, name);
}

function ownerKey(owner: Sequence['ownedBy']): string {
	return JSON.stringify(owner && [owner.namespace, owner.relation, owner.column]);
}
