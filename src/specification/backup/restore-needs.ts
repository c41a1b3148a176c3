import { objectsOf, partsOf, type Schema } from '../../model/schema.ts';
import { codeSpan } from '../markdown.ts';
import { nameOf } from '../relations.ts';
import { listed } from '../words/listing.ts';
import { listNamedRoles } from './named-roles.ts';

/** Something that a restored database is not whole without, and that a dump of it does not bring by itself. */
export interface RestoreNeed {
	/** As Markdown. */
	readonly what: string;
	/** What to see to, as Markdown without a full stop. */
	readonly see: string;
}

/** What to see to beside the dump itself, one for each object, in a stable order. */
export function listRestoreNeeds(schema: Schema): readonly RestoreNeed[] {
	return [
		...listNamedRoles(schema).map(({ role, from }) => ({
			what: `Role ${codeSpan(role)}`,
			see: `not in \`pg_dump\`, and named in ${listed(from)}: \`pg_dumpall --globals-only\` writes it`,
		})),
		...objectsOf(schema, 'extension').map(({ name }) => ({
			what: `Extension ${codeSpan(name)}`,
			see: 'its files must be on the server that restores; the dump has its name and no version',
		})),
		...objectsOf(schema, 'table')
			.filter(({ unlogged }) => unlogged)
			.map((table) => ({
				what: `Unlogged table ${codeSpan(nameOf(table))}`,
				see: 'empty after a crash, on every replica and after a recovery from the write-ahead log; only `pg_dump` has its rows',
			})),
		...objectsOf(schema, 'materialized-view').map((view) => ({
			what: `Materialized view ${codeSpan(nameOf(view))}`,
			see:
				view.populated === false
					? 'made without rows: the restore leaves it so, and it has to be refreshed'
					: 'its rows are in no dump: `pg_restore` computes them anew, which takes its time',
		})),
		...objectsOf(schema, 'foreign-table').map((table) => ({
			what: `Foreign table ${codeSpan(nameOf(table))}`,
			see: `its rows are on ${codeSpan(table.server)}: back them up there, or name the server with \`--include-foreign-data\``,
		})),
		...objectsOf(schema, 'user-mapping').map(({ name }) => ({
			what: `User mapping ${codeSpan(name)}`,
			see: 'the dump holds its password as it is',
		})),
		...objectsOf(schema, 'subscription').map(({ name }) => ({
			what: `Subscription ${codeSpan(name)}`,
			see: 'restored switched off: give it its slot, then `ALTER SUBSCRIPTION … ENABLE` and refresh it',
		})),
		...objectsOf(schema, 'event-trigger').map(({ name }) => ({
			what: `Event trigger ${codeSpan(name)}`,
			see: 'only a superuser can restore it',
		})),
		...largeObjects(schema),
		...sequences(schema),
	];
}

/** One line for all of them, so that it stays when tables come and go. */
function sequences(schema: Schema): readonly RestoreNeed[] {
	const counts =
		objectsOf(schema, 'sequence').length > 0 || objectsOf(schema, 'column').some(({ identity }) => identity);
	if (!counts) return [];
	const see =
		'up to PostgreSQL 18 logical replication does not carry them: set each with `setval` before such a replica takes over';
	return [{ what: 'Sequences', see }];
}

/** Columns that point at large objects, which live outside of all tables. */
function largeObjects(schema: Schema): readonly RestoreNeed[] {
	return objectsOf(schema, 'table').flatMap((table) =>
		partsOf(schema, table, 'column')
			.filter(({ type, name }) => /^(?:\w+\.)?lo$/.test(type) || (type === 'oid' && !/oid$/i.test(name)))
			.map(({ name }) => ({
				what: `Large objects of ${codeSpan(`${nameOf(table)}.${name}`)}`,
				see: 'outside of the tables: a dump of chosen tables or namespaces has them only with `--large-objects`',
			})),
	);
}
