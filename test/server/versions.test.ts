import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '../../src/dialects/dialect.ts';
import { openServerEngine } from '../../src/dialects/postgres/engine/server/open-server-engine.ts';
import { postgres } from '../../src/dialects/postgres/postgres.ts';
import type { Schema } from '../../src/model/schema.ts';
import { splitStatements } from '../../src/sql/split.ts';
import { type NativeServer, startNativeServer } from '../support/native-server.ts';

const FOLDER = join(import.meta.dirname, '..', 'proof');
const limits = { migrationSeconds: 60, runSeconds: 600, memoryMegabytes: 700 };

let native: NativeServer | null = null;
/** The server that DATABASE_URL names, of whatever version; without it PostgreSQL 18. */
let address = process.env.DATABASE_URL ?? '';

beforeAll(async () => {
	if (address !== '') return;
	native = await startNativeServer();
	address = native.address();
});
afterAll(() => native?.stop());

async function withEngine<T>(run: (engine: Engine) => Promise<T>): Promise<T> {
	const engine = await openServerEngine(address, limits);
	try {
		return await run(engine);
	} finally {
		await engine.close();
	}
}

/** Runs what this version understands, each statement by itself, and reads the schema. */
async function build(engine: Engine, sql: string): Promise<Schema> {
	for (const { text } of splitStatements(sql)) {
		await engine.apply({ statements: [{ sql: text }], transaction: 'none' });
	}
	return (await postgres.introspect(engine, [])).schema;
}

describe('a server of any version reads and builds again', () => {
	it.each(readdirSync(FOLDER).filter((name) => name.endsWith('.sql')))('%s', async (name) => {
		const schema = await withEngine((engine) => build(engine, readFileSync(join(FOLDER, name), 'utf8')));
		expect(schema.objects.length).toBeGreaterThan(1);
		const again = await withEngine(async (engine) => {
			const statements = splitStatements(postgres.writeSchema(schema)).map(({ text }) => ({ sql: text }));
			const { failure } = await engine.apply({ statements, transaction: 'none' });
			expect(failure && { ...failure, sql: statements[failure.index]?.sql }).toBeNull();
			return (await postgres.introspect(engine, [])).schema;
		});
		expect(again.objects).toStrictEqual(schema.objects);
		expect(again.others).toStrictEqual(schema.others);
	});
});
