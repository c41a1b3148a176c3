import { isInScope, joinComment } from '../scope.ts';
import { type DefinedRow, layOutClauses, readDefined, setting } from './defined.ts';
import type { RareKind } from './rare-kind.ts';
import { functionName, operatorName } from './sql-names.ts';

interface OperatorRow extends DefinedRow {
	/** Qualified, without arguments. */
	readonly head: string;
	readonly function: string;
	readonly left: string | null;
	readonly right: string | null;
	readonly commutator: string | null;
	readonly negator: string | null;
	readonly restrict: string | null;
	readonly join: string | null;
	readonly hashes: boolean;
	readonly merges: boolean;
}

/** Every operator; one that is only named, as another's commutator or negator, is that one's matter. */
export const operators: RareKind = {
	catalog: 'pg_operator',
	introspect: (engine, scope) =>
		readDefined<OperatorRow>(
			engine,
			'operator',
			'pg_operator',
			`SELECT o.oid, n.nspname AS namespace, description.description AS comment,
				o.oprname || '(' || coalesce(format_type(nullif(o.oprleft, 0), NULL), 'NONE') || ', '
					|| coalesce(format_type(nullif(o.oprright, 0), NULL), 'NONE') || ')' AS name,
				quote_ident(n.nspname) || '.' || o.oprname AS head, ${functionName('o.oprcode')} AS function,
				format_type(nullif(o.oprleft, 0), NULL) AS left, format_type(nullif(o.oprright, 0), NULL) AS right,
				${operatorName('o.oprcom')} AS commutator, ${operatorName('o.oprnegate')} AS negator,
				${functionName('o.oprrest')} AS restrict, ${functionName('o.oprjoin')} AS join,
				o.oprcanhash AS hashes, o.oprcanmerge AS merges
			FROM pg_operator o JOIN pg_namespace n ON n.oid = o.oprnamespace ${joinComment('pg_operator', 'o.oid')}
			WHERE o.oprcode <> 0 AND ${isInScope(scope, 'pg_operator', 'o.oid', 'o.oprnamespace')}`,
			(row) => [
				`CREATE OPERATOR ${row.head} ${layOutClauses([
					setting('FUNCTION', row.function),
					setting('LEFTARG', row.left),
					setting('RIGHTARG', row.right),
					setting('COMMUTATOR', row.commutator),
					setting('NEGATOR', row.negator),
					setting('RESTRICT', row.restrict),
					setting('JOIN', row.join),
					row.hashes ? 'HASHES' : null,
					row.merges ? 'MERGES' : null,
				])}`,
			],
		),
};
