import type { Routine } from '../../model/objects.ts';
import type { Assignment } from '../../sql/row-changes.ts';
import { isSymbol, listTokens, splitAtCommas, type Token } from '../../sql/tokens.ts';

/** Functions that leave nothing, or not enough, of what they are given. */
const HIDES =
	/^(?:md5|sha224|sha256|sha384|sha512|digest|hmac|crypt|encode|left|overlay|regexp_replace|repeat|substr|substring|date_trunc|set_masklen|network)$/;

const CONSTANT =
	/^(?:null|default|true|false|row|case|when|then|else|end|is|not|and|or|varying|precision|at|time|zone|utc|interval)$/;

/** Whether an assignment overwrites what a column held with something that tells nothing new: no parameter, no variable. */
export function empties(
	{ column, value }: Assignment,
	routine: Routine,
	columns: ReadonlySet<string>,
): boolean {
	const calls = value.filter((token, index) => token.kind === 'word' && isSymbol(value[index + 1], '('));
	const hides = calls.some(({ text }) => HIDES.test(text.toLowerCase()));
	const parameters = parameterNames(routine);
	return (
		value.length > 0 &&
		value.every((token, index) => {
			if (token.kind !== 'word' && token.kind !== 'quoted-name') return true;
			if (isSymbol(value[index + 1], '(') || isTypeName(value, index)) return true;
			const name = token.text.replace(/^"|"$/g, '');
			// What stands before a point is a table, an alias or the trigger's row.
			if (isSymbol(value[index + 1], '.')) return true;
			if (CONSTANT.test(name.toLowerCase())) return true;
			if (name === column) return hides;
			return columns.has(name) && !parameters.has(name);
		})
	);
}

function isTypeName(value: readonly Token[], index: number): boolean {
	const before = value[index - 1];
	if (isSymbol(before, '.')) return isTypeName(value, index - 2);
	return isSymbol(before, ':') && isSymbol(value[index - 2], ':');
}

/** The names of a routine's parameters; a type that has no name before it counts as one, which does no harm. */
export function parameterNames({ arguments: list }: Routine): ReadonlySet<string> {
	const names = splitAtCommas(listTokens(list), 0).flatMap(({ tokens }) => {
		const isMode = /^(?:in|out|inout|variadic)$/i.test(tokens[0]?.text ?? '');
		const name = tokens[isMode ? 1 : 0];
		return name ? [name.text.replace(/^"|"$/g, '')] : [];
	});
	return new Set(names);
}
