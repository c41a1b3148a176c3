import { quoteLiteral } from '../../ddl/quote.ts';
import { eventTriggerKey } from '../../trace/event-trigger-effects.ts';
import { isUserMade, joinComment } from '../scope.ts';
import { type DefinedRow, readDefined } from './defined.ts';
import type { RareKind } from './rare-kind.ts';
import { functionName } from './sql-names.ts';

interface EventTriggerRow extends DefinedRow {
	readonly event: string;
	readonly tags: readonly string[] | null;
	readonly function: string;
	readonly enabled: keyof typeof SWITCHES;
}

const SWITCHES = { O: null, D: 'DISABLE', R: 'ENABLE REPLICA', A: 'ENABLE ALWAYS' } as const;

/** Every event trigger but our own. */
export const eventTriggers: RareKind = {
	catalog: 'pg_event_trigger',
	where: 'o.evtfoid IN (SELECT p.oid FROM pg_proc p WHERE p.pronamespace NOT IN (HIDDEN))',
	introspect: async (engine, scope) => {
		const found = await readDefined<EventTriggerRow>(
			engine,
			'event-trigger',
			'pg_event_trigger',
			`SELECT e.oid, NULL AS namespace, quote_ident(e.evtname) AS name, description.description AS comment,
				e.evtevent AS event, e.evttags AS tags, ${functionName('e.evtfoid')} AS function, e.evtenabled AS enabled
			FROM pg_event_trigger e JOIN pg_proc p ON p.oid = e.evtfoid ${joinComment('pg_event_trigger', 'e.oid')}
			WHERE p.pronamespace NOT IN (${scope.hiddenNamespaces}) AND ${isUserMade('pg_event_trigger', 'e.oid')}`,
			({ name, event, tags, function: called, enabled }) => {
				const filter = tags ? ` WHEN TAG IN (${tags.map(quoteLiteral).join(', ')})` : '';
				const firing = SWITCHES[enabled];
				return [
					`CREATE EVENT TRIGGER ${name} ON ${event}${filter} EXECUTE FUNCTION ${called}()`,
					...(firing === null ? [] : [`ALTER EVENT TRIGGER ${name} ${firing}`]),
				];
			},
		);
		return found.map((each) => ({ ...each, aliases: [eventTriggerKey(each.object.name)] }));
	},
};
