import { quoteIdentifiers, quoteLiteral } from '../../ddl/quote.ts';
import { isUserMade, joinComment } from '../scope.ts';
import { type DefinedRow, readDefined, setting } from './defined.ts';
import type { RareKind } from './rare-kind.ts';

interface SubscriptionRow extends DefinedRow {
	readonly connection: string;
	readonly publications: readonly string[];
	readonly slot: string | null;
	readonly synchronousCommit: string;
	/** The whole catalog row, because each version has more of the columns that start with `sub`. */
	readonly settings: Readonly<Record<string, unknown>>;
}

/** Every subscription of this database, written so that building it connects to nothing. */
export const subscriptions: RareKind = {
	catalog: 'pg_subscription',
	introspect: (engine) =>
		readDefined<SubscriptionRow>(
			engine,
			'subscription',
			'pg_subscription',
			`SELECT s.oid, NULL AS namespace, quote_ident(s.subname) AS name, description.description AS comment,
				s.subconninfo AS connection, s.subpublications AS publications, s.subslotname AS slot,
				s.subsynccommit AS "synchronousCommit", to_jsonb(s) AS settings
			FROM pg_subscription s ${joinComment('pg_subscription', 's.oid')}
			WHERE s.subdbid = (SELECT d.oid FROM pg_database d WHERE d.datname = current_database())
				AND ${isUserMade('pg_subscription', 's.oid')}`,
			(row) => [
				[
					`CREATE SUBSCRIPTION ${row.name}`,
					`    CONNECTION ${quoteLiteral(row.connection)}`,
					`    PUBLICATION ${quoteIdentifiers(row.publications)}`,
					`    WITH (${writeSettings(row).join(', ')})`,
				].join('\n'),
			],
		),
};

function writeSettings(row: SubscriptionRow): readonly string[] {
	const { settings } = row;
	const given = [
		'connect = false',
		setting('slot_name', row.slot === null ? 'NONE' : quoteLiteral(row.slot)),
		settings.subbinary === true ? 'binary = true' : null,
		setting('streaming', STREAMING[String(settings.substream)] ?? null),
		row.synchronousCommit === 'off'
			? null
			: setting('synchronous_commit', quoteLiteral(row.synchronousCommit)),
		['p', 'e'].includes(String(settings.subtwophasestate)) ? 'two_phase = on' : null,
		settings.subdisableonerr === true ? 'disable_on_error = true' : null,
		settings.subpasswordrequired === false ? 'password_required = false' : null,
		settings.subrunasowner === true ? 'run_as_owner = true' : null,
		settings.suborigin === 'none' ? 'origin = none' : null,
		settings.subfailover === true ? 'failover = true' : null,
	];
	return given.filter((each) => each !== null);
}

/** `substream`, which was a yes or no before it had a third value. */
const STREAMING: Readonly<Record<string, string>> = {
	true: 'on',
	t: 'on',
	p: 'parallel',
	false: 'off',
	f: 'off',
};
