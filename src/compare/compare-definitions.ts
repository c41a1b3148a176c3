import type { Constraint, Routine } from '../model/objects.ts';

/** A line of a printed routine that begins its body: a quoted text, a returned expression or an atomic block. */
const BODY = /^(?:AS |RETURN |BEGIN ATOMIC)/m;

/** The words of a routine's header that have an attribute of their own. */
const TOLD_ROUTINE_WORDS = /\b(?:IMMUTABLE|STABLE|STRICT|SECURITY DEFINER)\b/g;

const KEY_WORDS = /^(?:PRIMARY KEY|UNIQUE|CHECK|FOREIGN KEY) ?/;

const REFERENTIAL_ACTION = / ON (?:DELETE|UPDATE) (?:CASCADE|RESTRICT|NO ACTION|SET NULL|SET DEFAULT)/g;

/** The body of a routine as the engine prints it. */
export function bodyOf({ definition }: Routine): string {
	const at = definition.search(BODY);
	return at < 0 ? '' : definition.slice(at);
}

/** What a routine's header says beside what has an attribute: `PARALLEL SAFE`, `COST 5` and the like. */
export function optionsOfRoutine(routine: Routine): string {
	const header = routine.definition.slice(0, routine.definition.length - bodyOf(routine).length);
	const lines = header.split('\n').filter((line) => line !== '' && !/^(?:CREATE| RETURNS| SET )/.test(line));
	const words = lines
		.join(' ')
		.replace(/^ LANGUAGE \S+/, '')
		.replace(TOLD_ROUTINE_WORDS, '');
	return words.replace(/\s+/g, ' ').trim();
}

/** What a constraint says beside its columns, target, actions and condition: `DEFERRABLE`, `NULLS NOT DISTINCT` and the like. */
export function optionsOfConstraint(constraint: Constraint): string {
	const definition = constraint.definition.replace(KEY_WORDS, '').replace(/ NOT VALID$/, '');
	switch (constraint.kind) {
		case 'check':
			return definition.slice(constraint.expression.length + 2).trim();
		case 'foreign-key':
			return definition
				.replace(/^.*? REFERENCES .*?\(.*?\)/s, '')
				.replace(REFERENTIAL_ACTION, '')
				.trim();
		case 'primary-key':
		case 'unique':
			return definition.replace(/(?:^|(?<=DISTINCT) )\(.*?\)/, '').trim();
		case 'exclusion':
			return '';
	}
}
