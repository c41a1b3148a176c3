import { quoteLiteral } from '../../ddl/quote.ts';
import { isInScope, joinComment } from '../scope.ts';
import { type DefinedRow, layOutClauses, readDefined, setting } from './defined.ts';
import type { RareKind } from './rare-kind.ts';
import { functionName, operatorName } from './sql-names.ts';

interface AggregateRow extends DefinedRow {
	/** Qualified, with the names and defaults of arguments. */
	readonly head: string;
	readonly form: 'n' | 'o' | 'h';
	readonly transition: string;
	readonly final: string | null;
	readonly finalExtra: boolean;
	readonly finalModify: keyof typeof MODIFIES;
	readonly state: string;
	readonly space: number;
	readonly initial: string | null;
	readonly combine: string | null;
	readonly serialise: string | null;
	readonly deserialise: string | null;
	readonly movingTransition: string | null;
	readonly movingInverse: string | null;
	readonly movingFinal: string | null;
	readonly movingFinalExtra: boolean;
	readonly movingFinalModify: keyof typeof MODIFIES;
	readonly movingState: string | null;
	readonly movingSpace: number;
	readonly movingInitial: string | null;
	readonly sort: string | null;
	readonly parallel: keyof typeof PARALLELS;
}

const MODIFIES = { r: 'READ_ONLY', s: 'SHAREABLE', w: 'READ_WRITE' } as const;
const PARALLELS = { s: 'SAFE', r: 'RESTRICTED', u: null } as const;

/** Every aggregate: plain, ordered-set and hypothetical-set, with its moving form. */
export const aggregates: RareKind = {
	catalog: 'pg_proc',
	where: `o.prokind = 'a'`,
	introspect: (engine, scope) =>
		readDefined<AggregateRow>(
			engine,
			'aggregate',
			'pg_proc',
			`SELECT p.oid, n.nspname AS namespace, description.description AS comment,
				quote_ident(p.proname) || '(' || coalesce(nullif(pg_get_function_identity_arguments(p.oid), ''), '*') || ')' AS name,
				quote_ident(n.nspname) || '.' || quote_ident(p.proname)
					|| '(' || coalesce(nullif(pg_get_function_arguments(p.oid), ''), '*') || ')' AS head,
				a.aggkind AS form, ${functionName('a.aggtransfn')} AS transition,
				${functionName('a.aggfinalfn')} AS final, a.aggfinalextra AS "finalExtra", a.aggfinalmodify AS "finalModify",
				format_type(a.aggtranstype, NULL) AS state, a.aggtransspace AS space, a.agginitval AS initial,
				${functionName('a.aggcombinefn')} AS combine, ${functionName('a.aggserialfn')} AS serialise,
				${functionName('a.aggdeserialfn')} AS deserialise,
				${functionName('a.aggmtransfn')} AS "movingTransition", ${functionName('a.aggminvtransfn')} AS "movingInverse",
				${functionName('a.aggmfinalfn')} AS "movingFinal", a.aggmfinalextra AS "movingFinalExtra",
				a.aggmfinalmodify AS "movingFinalModify",
				CASE WHEN a.aggmtranstype <> 0 THEN format_type(a.aggmtranstype, NULL) END AS "movingState",
				a.aggmtransspace AS "movingSpace", a.aggminitval AS "movingInitial",
				${operatorName('a.aggsortop')} AS sort, p.proparallel AS parallel
			FROM pg_proc p JOIN pg_aggregate a ON a.aggfnoid = p.oid JOIN pg_namespace n ON n.oid = p.pronamespace
				${joinComment('pg_proc', 'p.oid')}
			WHERE ${isInScope(scope, 'pg_proc', 'p.oid', 'p.pronamespace')}`,
			(row) => [`CREATE AGGREGATE ${row.head} ${layOutClauses(writeClauses(row))}`],
		),
};

function writeClauses(row: AggregateRow): readonly (string | null)[] {
	const usual = row.form === 'n' ? 'r' : 'w';
	const literal = (value: string | null) => (value === null ? null : quoteLiteral(value));
	const modify = (value: keyof typeof MODIFIES) => (value === usual ? null : MODIFIES[value]);
	const size = (space: number) => (space === 0 ? null : String(space));
	return [
		setting('SFUNC', row.transition),
		setting('STYPE', row.state),
		setting('SSPACE', size(row.space)),
		setting('FINALFUNC', row.final),
		row.finalExtra ? 'FINALFUNC_EXTRA' : null,
		setting('FINALFUNC_MODIFY', row.final === null ? null : modify(row.finalModify)),
		setting('COMBINEFUNC', row.combine),
		setting('SERIALFUNC', row.serialise),
		setting('DESERIALFUNC', row.deserialise),
		setting('INITCOND', literal(row.initial)),
		setting('MSFUNC', row.movingTransition),
		setting('MINVFUNC', row.movingInverse),
		setting('MSTYPE', row.movingState),
		setting('MSSPACE', size(row.movingSpace)),
		setting('MFINALFUNC', row.movingFinal),
		row.movingFinalExtra ? 'MFINALFUNC_EXTRA' : null,
		setting('MFINALFUNC_MODIFY', row.movingFinal === null ? null : modify(row.movingFinalModify)),
		setting('MINITCOND', literal(row.movingInitial)),
		setting('SORTOP', row.sort),
		setting('PARALLEL', PARALLELS[row.parallel]),
		row.form === 'h' ? 'HYPOTHETICAL' : null,
	];
}
