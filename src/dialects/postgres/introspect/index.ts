import { introspectColumns } from './columns.ts';
import { introspectComposites } from './composites.ts';
import { introspectConstraints } from './constraints.ts';
import { introspectDomains } from './domains.ts';
import { introspectEnums } from './enums.ts';
import { introspectExtensions } from './extensions.ts';
import type { KindIntrospection } from './found.ts';
import { introspectIndexes } from './indexes.ts';
import { introspectMaterializedViews } from './materialized-views.ts';
import { introspectNamespaces } from './namespaces.ts';
import { introspectPolicies } from './policies.ts';
import { introspectRareKinds } from './rare/index.ts';
import { introspectRoutines } from './routines.ts';
import { introspectSequences } from './sequences.ts';
import { introspectTables } from './tables.ts';
import { introspectTriggers } from './triggers.ts';
import { introspectViews } from './views.ts';

/** Everything that a schema is read with, one entry per object kind. */
export const KIND_INTROSPECTIONS: readonly KindIntrospection[] = [
	introspectNamespaces,
	introspectExtensions,
	introspectEnums,
	introspectDomains,
	introspectComposites,
	introspectSequences,
	introspectRoutines,
	introspectTables,
	introspectColumns,
	introspectConstraints,
	introspectIndexes,
	introspectViews,
	introspectMaterializedViews,
	introspectTriggers,
	introspectPolicies,
	introspectRareKinds,
];
