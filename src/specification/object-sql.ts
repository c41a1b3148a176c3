import { identify } from '../model/identity.ts';
import type { SchemaObject, Table } from '../model/objects.ts';
import type { Facts } from './facts.ts';

const ROW_SECURITY = /^ALTER TABLE\s[\s\S]*\s(?:ENABLE|FORCE) ROW LEVEL SECURITY;?$/i;

/** Statements as one script: each with its semicolon, an empty line around those of several lines. */
export function joinStatements(statements: readonly string[]): string {
	let script = '';
	let spaced = false;
	for (const statement of statements) {
		const text = statement.trim().replace(/;$/, '');
		const long = text.includes('\n');
		if (script !== '') script += spaced || long ? '\n\n' : '\n';
		script += `${text};`;
		spaced = long;
	}
	return script;
}

/** The statements that build these objects, in this order. */
export function objectStatements(facts: Facts, ...objects: readonly SchemaObject[]): readonly string[] {
	return objects.flatMap((object) => facts.dialect.writeObject(facts.schema, identify(object)));
}

/** The statements that build a table with what lives and dies with it, without its row-level security. */
export function tableStatements(facts: Facts, table: Table): readonly string[] {
	return objectStatements(facts, table).filter((statement) => !ROW_SECURITY.test(statement.trim()));
}

/** The statements that switch a table's row-level security on. */
export function rowSecurityStatements(facts: Facts, table: Table): readonly string[] {
	return objectStatements(facts, table).filter((statement) => ROW_SECURITY.test(statement.trim()));
}
