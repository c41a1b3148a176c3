import { makeJsonSchema } from '../../src/config/json-schema.ts';
import type { Rule } from '../../src/lint/rule.ts';
import { RULES } from '../../src/lint/rules/index.ts';
import type { GeneratedFile } from './generated-file.ts';

/** The JSON Schema of the configuration, for editors: with every rule by its name, which the settings alone do not know. */
export const configSchema: GeneratedFile = {
	path: 'docs/database-spec.schema.json',
	write: () => `${JSON.stringify(withRules(makeJsonSchema()), null, 2)}\n`,
};

function withRules(schema: unknown): unknown {
	if (Array.isArray(schema)) return schema.map(withRules);
	if (typeof schema !== 'object' || schema === null) return schema;
	return Object.fromEntries(
		Object.entries(schema).map(([key, value]) => [
			key,
			key === 'rules' ? { ...value, properties: Object.fromEntries(RULES.map(property)) } : withRules(value),
		]),
	);
}

const SEVERITY = { type: 'string', enum: ['off', 'info', 'warning', 'error'] };

function property({ id, title, options = {} }: Rule): readonly [string, object] {
	const own = Object.entries(options).map(([name, { default: value, description }]) => [
		name,
		{ type: typeOf(value), description, default: value },
	]);
	const group = {
		type: 'object',
		properties: { severity: SEVERITY, ...Object.fromEntries(own) },
		additionalProperties: false,
	};
	return [id, { description: `${title}.`, anyOf: [SEVERITY, group] }];
}

function typeOf(value: unknown): string {
	return Array.isArray(value) ? 'array' : typeof value;
}
