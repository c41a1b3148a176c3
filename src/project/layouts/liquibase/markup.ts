import type { Change, ChangeSet, Entry } from './change-log.ts';
import type { Element } from './element.ts';

/** What changes nothing in a schema. */
const WITHOUT_EFFECT: ReadonlySet<string> = new Set([
	...['comment', 'preconditions', 'rollback', 'validchecksum', 'modifysql', 'tagdatabase', 'empty', 'output'],
	...['tags', 'stop'],
]);

/** The entries of a changelog that is written in XML, YAML or JSON. */
export function readEntries(root: Element): readonly Entry[] {
	return root.children.flatMap((element) => readEntry(element) ?? []);
}

function readEntry(element: Element): Entry | null {
	const { name, offset, attributes } = element;
	const get = (key: string): string => attributes.get(key) ?? '';
	const isRelative = get('relativetochangelogfile') === 'true';
	switch (name) {
		case 'changeSet':
			return readChangeSet(element);
		case 'include':
			return {
				kind: 'include',
				offset,
				path: get('file'),
				isRelative,
				isOptional: get('errorifmissing') === 'false',
			};
		case 'includeAll':
			return {
				kind: 'include-all',
				offset,
				path: get('path'),
				isRelative,
				isOptional: get('errorifmissingorempty') === 'false',
				ending: get('endswithfilter'),
				isProgrammed: attributes.has('filter') || attributes.has('resourcecomparator'),
			};
		case 'property':
			return attributes.has('file')
				? { kind: 'property-file', offset, path: get('file'), isRelative }
				: {
						kind: 'property',
						offset,
						name: get('name'),
						value: get('value'),
						dbms: attributes.get('dbms') ?? null,
					};
		default:
			return null;
	}
}

function readChangeSet({ offset, attributes, children }: Element): ChangeSet {
	return {
		kind: 'changeset',
		offset,
		author: attributes.get('author') ?? '',
		id: attributes.get('id') ?? '',
		attributes,
		hasPreconditions: children.some(({ name }) => name === 'preConditions'),
		changes: children.flatMap((child) => readChange(child) ?? []),
	};
}

function readChange({ name, offset, attributes, text }: Element): Change | null {
	if (WITHOUT_EFFECT.has(name.toLowerCase())) return null;
	const dbms = attributes.get('dbms') ?? null;
	const endDelimiter = attributes.get('enddelimiter') ?? null;
	const isRelative =
		(attributes.get('relativetochangelogfile') ?? attributes.get('relativetofile')) === 'true';
	const path = attributes.get('path');
	if (name === 'sqlFile' && path !== undefined) {
		return { kind: 'sql-file', offset, path, isRelative, endDelimiter, dbms };
	}
	if (name === 'createProcedure' && path !== undefined) {
		return { kind: 'sql-file', offset, path, isRelative, endDelimiter: null, dbms };
	}
	if (name === 'sql' || name === 'createProcedure') {
		return { kind: 'sql', offset, texts: text ? [text] : [], endDelimiter, dbms };
	}
	return { kind: 'other', offset, name };
}
