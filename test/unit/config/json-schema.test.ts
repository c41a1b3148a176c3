import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { configSchema } from '../../../scripts/generated/config-schema.ts';
import { makeJsonSchema } from '../../../src/config/json-schema.ts';

interface SchemaNode {
	readonly description?: string;
	readonly properties?: Readonly<Record<string, SchemaNode>>;
	readonly items?: SchemaNode;
}

/** The paths of all settings that have no description. */
function listUndescribed(node: SchemaNode, path: string): readonly string[] {
	const below = Object.entries(node.properties ?? {}).flatMap(([name, child]) => [
		...(child.description ? [] : [`${path}.${name}`]),
		...listUndescribed(child, `${path}.${name}`),
	]);
	return node.items ? [...below, ...listUndescribed(node.items, `${path}[]`)] : below;
}

describe('the JSON Schema of the configuration file', () => {
	it('is what docs/database-spec.schema.json holds; write it with npm run generated', () => {
		const file = new URL('../../../docs/database-spec.schema.json', import.meta.url);
		expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(JSON.parse(String(configSchema.write(null))));
	});

	it('describes every setting', () => {
		expect(listUndescribed(makeJsonSchema(), '')).toEqual([]);
	});

	it.each([
		[{ migrations: 'db', layout: 'goose', 'fail-on': 'never', databases: [{ name: 'a' }] }, true],
		[{ migrations: '../db' }, false],
		[{ document: 'a.txt' }, false],
		[{ unknown: 1 }, false],
		[{ databases: [{}] }, false],
	])('judges %j as %s', (data, valid) => {
		const validate = new Ajv2020({ strict: true }).compile(makeJsonSchema());
		expect(validate(data)).toBe(valid);
	});
});
