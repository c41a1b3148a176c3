const kinds = ['home', 'work'];

export async function up(query) {
	await query(`CREATE TYPE kind AS ENUM (${kinds.map((kind) => `'${kind}'`).join(', ')})`);
	await query('ALTER TABLE customers ADD kind kind');
	await query(
		'CREATE VIEW homes AS SELECT id FROM customers WHERE kind = \'home\'',
	);
}
