import { makeJsonSchema } from '../../src/config/json-schema.ts';
import type { GeneratedFile } from './generated-file.ts';

/** The JSON Schema of the configuration, for editors. */
export const configSchema: GeneratedFile = {
	path: 'docs/database-spec.schema.json',
	write: () => `${JSON.stringify(makeJsonSchema(), null, 2)}\n`,
};
