import { z } from 'zod';
import { fileSchema } from './file-schema.ts';

/** The JSON Schema (draft 2020-12) of the configuration file, for editors. */
export function makeJsonSchema(): Readonly<Record<string, unknown>> {
	const { $schema, ...schema } = z.toJSONSchema(fileSchema, { io: 'input' });
	return { $schema, title: 'auggie-database-spec', ...schema };
}
