import { quoteIdentifier, quoteRelation } from '../../dialects/postgres/ddl/quote.ts';
import { identify } from '../../model/identity.ts';
import type { Column, Table } from '../../model/objects.ts';
import { objectsOf, partsOf, type Schema } from '../../model/schema.ts';
import { codeSpan } from '../../specification/markdown.ts';
import { nameOf } from '../../specification/relations.ts';
import { snakeCase } from '../../specification/words/nouns.ts';
import type { Monitor, MonitorMaker } from './monitor.ts';

const QUEUE_NAME =
	/(?:^|_)(?:queue|queues|queued|job|jobs|task|tasks|outbox|inbox|deliver(?:y|ies)|work_items?)(?:_|$)/;
const CLAIM =
	/^(?:locked_(?:at|by|until)|claimed_(?:at|by)|picked_at|leased?_(?:until|expires_at)|run_(?:at|after)|scheduled_(?:at|for)|available_at|visible_at|next_(?:attempt|retry|run)_at|attempts?|attempt_count|retries|retry_count|max_attempts|num_attempts|heartbeat_at|worker_id)$/;
const STATE = /^(?:status|state|job_status|task_status)$/;
const ENQUEUED = /^(?:created|inserted|enqueued|queued|scheduled|run|available)_(?:at|on|time|for)$/;

/** How much waits in each table that is worked through like a queue. */
export const queueDepth: MonitorMaker = (schema) =>
	objectsOf(schema, 'table')
		.filter((table) => table.partitionOf === null)
		.flatMap((table) => monitorQueue(schema, table));

function monitorQueue(schema: Schema, table: Table): readonly Monitor[] {
	const columns = partsOf(schema, table, 'column').map((column) => ({
		column,
		name: snakeCase(column.name),
	}));
	const find = (pattern: RegExp): Column | undefined =>
		columns.find(({ name }) => pattern.test(name))?.column;
	const claims = columns.filter(({ name }) => CLAIM.test(name)).length;
	const isQueue = QUEUE_NAME.test(snakeCase(table.name)) ? claims > 0 : claims > 2;
	const state = find(STATE);
	const time = columns.find(
		({ name, column }) => ENQUEUED.test(name) && /^timestamp|^date/.test(column.type),
	)?.column;
	if (!isQueue || (!state && !time)) return [];
	const oldest = time ? [`min(${quoteIdentifier(time.name)}) AS oldest`] : [];
	const shown = [...(state ? [quoteIdentifier(state.name)] : []), 'count(*) AS rows', ...oldest];
	const grouped = state ? `\nGROUP BY ${quoteIdentifier(state.name)}\nORDER BY rows DESC` : '';
	return [
		{
			id: `queue ${identify(table).slice('table '.length)}`,
			title: `The queue ${codeSpan(nameOf(table))}`,
			shows: `How much there is${state ? ` in each ${codeSpan(state.name)}` : ''}${
				time ? ', and since when the oldest of it waits' : ''
			}. A number that only grows means that the workers do not keep up, or do not run.`,
			remedy:
				'Look at what fails again and again before adding workers. Remove finished rows: a queue that keeps them all gets slow, and autovacuum has to run on it often.',
			sql: `SELECT ${shown.join(', ')}\nFROM ${quoteRelation(table.namespace, table.name)}${grouped}`,
		},
	];
}
