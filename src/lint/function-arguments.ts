import type { Routine } from '../model/objects.ts';

/** Whether callers of a routine that is gone reach another one of its name with the arguments that they give. */
export function takesOver(other: Routine, gone: Routine): boolean {
	const types = argumentTypes(gone.identityArguments);
	const others = argumentTypes(other.identityArguments);
	if (others.length < types.length || types.some((type, index) => others[index] !== type)) return false;
	const added = splitArguments(other.arguments).slice(types.length - others.length);
	return others.length === types.length || added.every((argument) => / DEFAULT /i.test(argument));
}

/** `a integer, b character varying` → the types of the arguments, without their names and modes. */
export function argumentTypes(text: string): readonly string[] {
	return splitArguments(text).map((argument) => {
		const words = argument.replace(/^(?:IN|INOUT|VARIADIC) /, '');
		return words.replace(/^(?:"(?:[^"]|"")*"|[^\s"(]+) (?=\S)/, (name) => (isTypeStart(name) ? name : ''));
	});
}

/** Types of several words, whose first one is no argument's name. */
function isTypeStart(word: string): boolean {
	return /^(?:character|double|timestamp|time|bit|interval) $/.test(word);
}

function splitArguments(text: string): readonly string[] {
	const parts: string[] = [];
	let depth = 0;
	let quote = '';
	let part = '';
	for (const character of text) {
		if (quote !== '') quote = character === quote ? '' : quote;
		else if (character === "'" || character === '"') quote = character;
		else if (character === '(' || character === '[') depth++;
		else if (character === ')' || character === ']') depth--;
		if (character === ',' && depth === 0 && quote === '') {
			parts.push(part.trim());
			part = '';
		} else part += character;
	}
	return part.trim() === '' ? parts : [...parts, part.trim()];
}
