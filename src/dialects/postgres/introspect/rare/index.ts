import type { Found, KindIntrospection } from '../found.ts';
import { readUnion } from '../rows.ts';
import { isUserMade } from '../scope.ts';
import { accessMethods } from './access-methods.ts';
import { aggregates } from './aggregates.ts';
import { baseTypes } from './base-types.ts';
import { casts } from './casts.ts';
import { collations } from './collations.ts';
import { conversions } from './conversions.ts';
import { eventTriggers } from './event-triggers.ts';
import { foreignDataWrappers } from './foreign-data-wrappers.ts';
import { foreignTables } from './foreign-tables.ts';
import { languages } from './languages.ts';
import { operatorClasses } from './operator-classes.ts';
import { operators } from './operators.ts';
import { publications } from './publications.ts';
import { ranges } from './ranges.ts';
import type { RareKind } from './rare-kind.ts';
import { rules } from './rules.ts';
import { servers } from './servers.ts';
import { statistics } from './statistics.ts';
import { subscriptions } from './subscriptions.ts';
import { textSearchConfigurations } from './text-search-configurations.ts';
import { textSearchDictionaries } from './text-search-dictionaries.ts';
import { textSearchParsers } from './text-search-parsers.ts';
import { textSearchTemplates } from './text-search-templates.ts';
import { transforms } from './transforms.ts';
import { userMappings } from './user-mappings.ts';

const RARE_KINDS: readonly RareKind[] = [
	languages,
	accessMethods,
	collations,
	ranges,
	baseTypes,
	aggregates,
	operators,
	casts,
	transforms,
	operatorClasses,
	conversions,
	textSearchParsers,
	textSearchTemplates,
	textSearchDictionaries,
	textSearchConfigurations,
	foreignDataWrappers,
	servers,
	userMappings,
	foreignTables,
	statistics,
	rules,
	publications,
	subscriptions,
	eventTriggers,
];

/** Every object of the kinds that most databases have nothing of; one look tells which are worth a query. */
export const introspectRareKinds: KindIntrospection = async (engine, scope) => {
	const present = await readUnion<{ readonly place: number }>(
		engine,
		RARE_KINDS.map(({ catalog, where = 'true' }, place) => {
			const narrowed = where.replace('HIDDEN', scope.hiddenNamespaces);
			return `SELECT ${place} AS place WHERE EXISTS (SELECT FROM ${catalog} o
				WHERE ${isUserMade(catalog, 'o.oid')} AND ${narrowed})`;
		}),
	);
	const places = new Set(present.map(({ place }) => place));
	const found: Found[] = [];
	for (const [place, { introspect }] of RARE_KINDS.entries()) {
		if (places.has(place)) found.push(...(await introspect(engine, scope)));
	}
	return found;
};
