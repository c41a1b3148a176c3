export async function up(query) {
	await query(`CREATE TABLE customers (
		id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
		email text NOT NULL UNIQUE
	)`);
	await query('INSERT INTO customers (email) VALUES ($1)', ['someone@example.com']);
}
