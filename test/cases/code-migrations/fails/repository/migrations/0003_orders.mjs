export async function up(query) {
	console.log('connected to', process.env.DATABASE_URL.replace(/:\d+\//, ':PORT/'));
	await query('CREATE TABLE orders (customer bigint REFERENCES clients)').catch(({ message }) => {
		console.error(message);
		process.exit(1);
	});
}
