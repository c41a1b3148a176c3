import { identify } from '../../model/identity.ts';
import { objectsOf } from '../../model/schema.ts';
import type { Rule } from '../rule.ts';

/** An extension whose objects are among those of everybody. */
export const extensionInPublic: Rule = {
	id: 'extension-in-public',
	group: 'security',
	severity: 'off',
	title: 'Extension in public',
	happens:
		'`CREATE EXTENSION` puts the functions and types of the extension into the first schema of the `search_path`, mostly `public`.',
	matters:
		'Where an interface shows all of `public`, it shows the functions of the extension too, and their names collide with your own.',
	instead: 'Give extensions a schema of their own.',
	safe: 'CREATE EXTENSION citext SCHEMA extensions;',
	sources: ['splinter/extension_in_public'],
	check: {
		of: 'schema',
		judge: (schema) =>
			objectsOf(schema, 'extension')
				.filter(({ namespace }) => namespace === 'public')
				.map((extension) => ({
					object: identify(extension),
					subject: `extension ${extension.name}`,
					message: `The objects of the extension ${extension.name} are in public`,
				})),
	},
};
