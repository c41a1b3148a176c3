import { isUserMade, joinComment } from '../scope.ts';
import { type DefinedRow, readDefined } from './defined.ts';
import type { RareKind } from './rare-kind.ts';
import { functionName } from './sql-names.ts';

interface LanguageRow extends DefinedRow {
	readonly trusted: boolean;
	readonly handler: string;
	readonly inline: string | null;
	readonly validator: string | null;
}

/** Every procedural language that no extension brought. */
export const languages: RareKind = {
	catalog: 'pg_language',
	introspect: (engine) =>
		readDefined<LanguageRow>(
			engine,
			'language',
			'pg_language',
			`SELECT l.oid, NULL AS namespace, quote_ident(l.lanname) AS name, description.description AS comment,
				l.lanpltrusted AS trusted, ${functionName('l.lanplcallfoid')} AS handler,
				${functionName('l.laninline')} AS inline, ${functionName('l.lanvalidator')} AS validator
			FROM pg_language l ${joinComment('pg_language', 'l.oid')}
			WHERE l.lanplcallfoid <> 0 AND ${isUserMade('pg_language', 'l.oid')}`,
			({ name, trusted, handler, inline, validator }) => [
				[
					`CREATE ${trusted ? 'TRUSTED ' : ''}LANGUAGE ${name} HANDLER ${handler}`,
					...(inline === null ? [] : [`INLINE ${inline}`]),
					...(validator === null ? [] : [`VALIDATOR ${validator}`]),
				].join(' '),
			],
		),
};
