import { isUserMade, joinComment } from '../scope.ts';
import { type DefinedRow, readDefined, writeForeignOptions } from './defined.ts';
import type { RareKind } from './rare-kind.ts';
import { foreignOptions, functionName } from './sql-names.ts';

interface WrapperRow extends DefinedRow {
	readonly handler: string | null;
	readonly validator: string | null;
	readonly options: readonly string[] | null;
}

/** Every foreign-data wrapper that no extension brought. */
export const foreignDataWrappers: RareKind = {
	catalog: 'pg_foreign_data_wrapper',
	introspect: (engine) =>
		readDefined<WrapperRow>(
			engine,
			'foreign-data-wrapper',
			'pg_foreign_data_wrapper',
			`SELECT w.oid, NULL AS namespace, quote_ident(w.fdwname) AS name, description.description AS comment,
				${functionName('w.fdwhandler')} AS handler, ${functionName('w.fdwvalidator')} AS validator,
				${foreignOptions('w.fdwoptions')} AS options
			FROM pg_foreign_data_wrapper w ${joinComment('pg_foreign_data_wrapper', 'w.oid')}
			WHERE ${isUserMade('pg_foreign_data_wrapper', 'w.oid')}`,
			({ name, handler, validator, options }) => [
				[
					`CREATE FOREIGN DATA WRAPPER ${name}`,
					...(handler === null ? [] : [`HANDLER ${handler}`]),
					...(validator === null ? [] : [`VALIDATOR ${validator}`]),
				].join(' ') + writeForeignOptions(options),
			],
		),
};
