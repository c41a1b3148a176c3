import { readdirSync } from 'node:fs';
import { basename } from 'node:path';
import pg from 'pg';

const client = new pg.Client(process.env.DATABASE_URL);
await client.connect();
await client.query('CREATE TABLE IF NOT EXISTS schema_migrations (version text PRIMARY KEY)');
for (const file of readdirSync('migrations').sort()) {
	console.log(`${file} …`);
	const { up } = await import(`./migrations/${file}`);
	await client.query('BEGIN');
	await up((sql, values) => client.query(sql, values));
	await client.query('INSERT INTO schema_migrations (version) VALUES ($1)', [basename(file, '.mjs')]);
	await client.query('COMMIT');
}
await client.end();
