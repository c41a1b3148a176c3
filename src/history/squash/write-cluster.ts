import type { Dialect } from '../../dialects/dialect.ts';
import { objectsOf, type Schema } from '../../model/schema.ts';
import type { Cluster } from './clusters.ts';

/** The statements that make a cluster in its last form, in a schema that has everything else. */
export function writeCluster(dialect: Dialect, after: Schema, { objects }: Cluster): readonly string[] {
	// It is there already, with the comment that it has.
	const namespaces = objectsOf(after, 'namespace')
		.filter(({ name }) => name === 'public')
		.map((each) => ({ ...each, comment: null }));
	const isPart = objects.every((object) => 'relation' in object);
	const { given: _, privileges: __, ...bare } = after;
	const part: Schema = {
		...bare,
		objects: [...namespaces, ...objects],
		others: [],
		...(isPart ? { given: { sql: '', settings: [], schema: after } } : {}),
	};
	return dialect.writePart(part, { privileges: false });
}
