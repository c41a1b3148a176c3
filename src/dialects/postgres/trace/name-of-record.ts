import { DEFINED_KINDS } from '../../../model/defined-objects.ts';
import { quoteName } from '../../../model/name.ts';
import { quoteIdentifier } from '../ddl/quote.ts';
import { kindOfRecord } from './kind-of-record.ts';
import type { TraceRecord } from './trace-record.ts';

/** The qualified name of what a record is about, as its identity has it after the kind. */
export function nameOfRecord(record: TraceRecord): string {
	// The engine gives a type's name in one piece, qualified and quoted already.
	if (record.class === 'pg_type') return record.names?.[0] ?? '';
	const names = record.names ?? [];
	const given = record.arguments ?? [];
	const [first = '', second = '', third = ''] = names;
	const [target = ''] = given;
	const types = given.map(bareType);
	switch (record.type) {
		case 'function':
		case 'procedure':
			return `${path(names)}(${types.join(', ')})`;
		case 'aggregate':
			return `${definedPath([first, second])}(${types.join(', ') || '*'})`;
		case 'operator':
			return `${quoteName(first)}.${second}(${(types.length === 1 ? ['NONE', ...types] : types).join(', ')})`;
		case 'operator class':
		case 'operator family':
			return `${definedPath([second, third])} USING ${quoteIdentifier(first)}`;
		case 'cast':
			return `(${bareType(first)} AS ${bareType(target)})`;
		case 'transform':
			return `FOR ${bareType(first)} LANGUAGE ${quoteIdentifier(target)}`;
		case 'user mapping':
			return `FOR ${first === 'public' ? 'PUBLIC' : quoteIdentifier(first)} SERVER ${quoteIdentifier(target)}`;
		case 'foreign table column':
			return path([first, second]);
		default:
			return (DEFINED_KINDS as readonly unknown[]).includes(kindOfRecord(record))
				? definedPath(names)
				: path(names);
	}
}

function path(names: readonly string[]): string {
	return names.map(quoteName).join('.');
}

/** The name of an object that the model knows by its statements, in which it stands as it would in SQL. */
function definedPath(names: readonly string[]): string {
	return [...names.slice(0, -1).map(quoteName), ...names.slice(-1).map(quoteIdentifier)].join('.');
}

/** As the engine prints types where they need no namespace. */
function bareType(type: string): string {
	return type.replace(/^(?:pg_catalog|public)\./, '');
}
