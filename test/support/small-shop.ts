import { makeRepository, type Repository } from '../cases/repository.ts';

const SPECIFICATION = `# Small shop

Our words stay.

\`\`\`sql
CREATE TABLE customers (id bigint PRIMARY KEY, email text NOT NULL, phone varchar(20));
\`\`\`
`;

/**
 * A repository that is quick to check: \`main\` has one table and a specification that plans its phone, the branch
 * \`wishlists\` adds four migrations, more than the budget has room for, and another phone than was planned.
 */
export function makeSmallShop(): Repository {
	const repository = makeRepository();
	const add = (number: number, name: string, up: string, down: string): void => {
		repository.write(`migrations/00000${number}_${name}.up.sql`, `${up};\n`);
		repository.write(`migrations/00000${number}_${name}.down.sql`, `${down};\n`);
	};
	repository.git('init', '--quiet', '--initial-branch', 'main');
	add(
		1,
		'create_customers',
		'CREATE TABLE customers (id bigint PRIMARY KEY, email text NOT NULL, fax text)',
		'DROP TABLE customers',
	);
	repository.write('docs/database-spec.md', SPECIFICATION);
	repository.commit('Open the shop');
	repository.git('switch', '--quiet', '--create', 'wishlists');
	add(2, 'create_wishlists', 'CREATE TABLE wishlists (id bigint PRIMARY KEY)', 'DROP TABLE wishlists');
	add(
		3,
		'add_phone',
		'ALTER TABLE customers ADD COLUMN phone text',
		'ALTER TABLE customers DROP COLUMN phone',
	);
	add(4, 'drop_fax', 'ALTER TABLE customers DROP COLUMN fax', 'ALTER TABLE customers ADD COLUMN fax text');
	add(
		5,
		'name_wishlists',
		'ALTER TABLE wishlists ADD COLUMN name text',
		'ALTER TABLE wishlists DROP COLUMN name',
	);
	repository.commit('Add wishlists');
	return repository;
}
