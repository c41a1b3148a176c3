import { writeFileSync } from 'node:fs';
import { makeJsonSchema } from '../src/config/json-schema.ts';

const target = new URL('../docs/database-spec.schema.json', import.meta.url);

writeFileSync(target, `${JSON.stringify(makeJsonSchema(), null, 2)}\n`);
