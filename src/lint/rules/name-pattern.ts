import { UserError } from '../../errors.ts';
import { identify } from '../../model/identity.ts';
import type { ObjectKind, SchemaObject } from '../../model/objects.ts';
import { subjectOf } from '../object-words.ts';
import type { Rule } from '../rule.ts';

const OPTIONS: Partial<Readonly<Record<ObjectKind, string>>> = {
	...{
		namespace: 'schema',
		table: 'table',
		'foreign-table': 'table',
		view: 'view',
		'materialized-view': 'view',
	},
	...{ column: 'column', index: 'index', unique: 'unique', 'primary-key': 'unique', check: 'check' },
	...{ 'foreign-key': 'foreign-key', sequence: 'sequence', function: 'function', procedure: 'function' },
	...{ trigger: 'trigger', enum: 'type', domain: 'type', composite: 'type', range: 'type' },
};

/** A name that is not as the project wants names of its kind. */
export const namePattern: Rule = {
	id: 'name-pattern',
	group: 'naming',
	severity: 'off',
	title: 'Name against the pattern',
	happens: 'PostgreSQL takes any name; a pattern is an agreement between people.',
	matters: 'Names that follow one are found without looking, and tools can rely on them.',
	instead:
		'Rename it before it is used. The patterns are regular expressions; a kind without one is not looked at.',
	safe: null,
	sources: ['atlas/NM101', 'atlas/NM102', 'atlas/NM103', 'atlas/NM104', 'atlas/NM105', 'atlas/NM106'],
	options: {
		schema: { default: '', description: 'A regular expression for the names of schemas.' },
		table: { default: '', description: 'A regular expression for the names of tables.' },
		view: { default: '', description: 'A regular expression for the names of views.' },
		column: { default: '', description: 'A regular expression for the names of columns.' },
		index: { default: '', description: 'A regular expression for the names of indexes.' },
		unique: {
			default: '',
			description: 'A regular expression for the names of unique constraints and primary keys.',
		},
		'foreign-key': { default: '', description: 'A regular expression for the names of foreign keys.' },
		check: { default: '', description: 'A regular expression for the names of checks.' },
		sequence: { default: '', description: 'A regular expression for the names of sequences.' },
		function: { default: '', description: 'A regular expression for the names of functions and procedures.' },
		trigger: { default: '', description: 'A regular expression for the names of triggers.' },
		type: { default: '', description: 'A regular expression for the names of types and domains.' },
	},
	check: {
		of: 'schema',
		judge: (schema, options) => {
			const patterns = new Map(
				Object.entries(options).flatMap(([kind, text]) =>
					text ? [[kind, patternOf(kind, String(text))] as const] : [],
				),
			);
			return schema.objects.flatMap((object) => {
				const pattern = patterns.get(OPTIONS[object.kind] ?? '');
				if (!pattern || !isChosen(object) || pattern.test(object.name)) return [];
				const subject = subjectOf(object);
				return [
					{
						object: identify(object),
						subject,
						message: `The name of the ${subject} does not match ${pattern.source}`,
					},
				];
			});
		},
	},
};

/** Throws a UserError with code `config`. */
function patternOf(kind: string, text: string): RegExp {
	try {
		return new RegExp(text, 'u');
	} catch (cause) {
		throw new UserError(
			'config',
			`The pattern of name-pattern for ${kind} is no regular expression: ${text}`,
			{
				hint: 'Write one as JavaScript has them, such as `^[a-z][a-z0-9_]*$`.',
				cause,
			},
		);
	}
}

/** A name that somebody wrote: not the part of a parent, nor the index inside a constraint. */
function isChosen(object: SchemaObject): boolean {
	if (object.kind === 'index') return object.constraint === null && object.partitionOf === null;
	if (object.kind === 'sequence') return object.ownedBy === null;
	return !('inherited' in object && object.inherited);
}
