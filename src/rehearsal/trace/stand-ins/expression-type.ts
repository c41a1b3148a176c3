import { type Fields, isFields, listOf, namesIn, nodeOf, stringConstant, taggedNode } from './tree.ts';
import { typeByName } from './type-by-name.ts';
import { typeText } from './type-text.ts';

/** What something says about a value's type; what weighs more is nearer to a declaration. */
export interface TypeHint {
	readonly type: string;
	readonly weight: number;
}

/** A type that is written down. */
export const DECLARED = 3;
/** What a call or a constant makes likely. */
export const LIKELY = 2;
/** What only a constant's looks say. */
export const NAMED = 1;
/** What is better than nothing. */
export const LAST_RESORT = 0;

const RESULTS: readonly (readonly [RegExp, string])[] = [
	[
		/^(?:now|current_timestamp|clock_timestamp|statement_timestamp|transaction_timestamp|date_trunc|to_timestamp)$/,
		'timestamptz',
	],
	[/^(?:gen_random_uuid|uuid_generate_v\w+|uuidv[47])$/, 'uuid'],
	[/^(?:count|nextval|currval|lastval|setval|row_number|rank|dense_rank)$/, 'bigint'],
	[
		/^(?:length|char_length|octet_length|cardinality|array_length|jsonb_array_length|json_array_length|position|strpos|ascii)$/,
		'integer',
	],
	[
		/^(?:lower|upper|trim|btrim|ltrim|rtrim|concat|concat_ws|substr|substring|left|right|replace|regexp_replace|md5|format|initcap|lpad|rpad|split_part|to_char|string_agg|quote_literal|encode|current_setting|translate|reverse|repeat)$/,
		'text',
	],
	[
		/^(?:to_jsonb?|jsonb?_build_object|jsonb?_build_array|jsonb_set|row_to_json|jsonb?_agg|jsonb?_object_agg|jsonb_strip_nulls)$/,
		'jsonb',
	],
	[/^(?:random|sqrt|ln|exp|power)$/, 'double precision'],
	[/^(?:round|sum|avg|trunc|ceil|floor)$/, 'numeric'],
	[/^(?:to_tsvector|setweight)$/, 'tsvector'],
	[/^(?:string_to_array|regexp_split_to_array|array_agg|array_append|array_remove)$/, 'text[]'],
	[/^(?:exists|starts_with|bool_and|bool_or)$/, 'boolean'],
	[/^(?:to_date|make_date)$/, 'date'],
	[/^(?:decode|digest)$/, 'bytea'],
];

const ARGUMENTS: readonly (readonly [RegExp, string])[] = [
	[
		/^(?:lower|upper|trim|btrim|ltrim|rtrim|length|char_length|substr|substring|left|right|replace|regexp_replace|md5|initcap|lpad|rpad|split_part|similarity|to_tsvector|regexp_match|unaccent|string_to_array|crypt|encrypt|digest)$/,
		'text',
	],
	[/^(?:date_trunc|date_part|extract|age|to_char)$/, 'timestamptz'],
	[/^(?:sum|avg|round|abs|ceil|floor|mod|trunc)$/, 'numeric'],
	[/^jsonb?_|^(?:row_to_json)$/, 'jsonb'],
	[
		/^(?:unnest|cardinality|array_length|array_append|array_remove|array_to_string|array_position)$/,
		'text[]',
	],
];

/** What an expression is, as far as that shows without knowing any column; null where it does not. */
export function hintOf(node: unknown): TypeHint | null {
	const tagged = taggedNode(node);
	if (!tagged) return null;
	const { kind, fields } = tagged;
	switch (kind) {
		case 'A_Const':
			return constantHint(node, fields);
		case 'TypeCast': {
			const type = typeText(fields.typeName);
			return type === null ? null : { type, weight: DECLARED };
		}
		case 'FuncCall': {
			const name = namesIn(fields.funcname).at(-1) ?? '';
			const type = RESULTS.find(([pattern]) => pattern.test(name))?.[1];
			if (type) return { type, weight: LIKELY };
			const byName = resultByName(name);
			return byName ? { type: byName, weight: NAMED } : null;
		}
		case 'SQLValueFunction':
			return { type: valueFunctionType(String(fields.op)), weight: DECLARED };
		case 'BoolExpr':
		case 'NullTest':
		case 'BooleanTest':
			return { type: 'boolean', weight: DECLARED };
		case 'CoalesceExpr':
		case 'MinMaxExpr':
			return firstHint(listOf(fields.args));
		case 'CaseExpr':
			return firstHint([
				...listOf(fields.args).map((each) => nodeOf(each, 'CaseWhen')?.result),
				fields.defresult,
			]);
		case 'A_ArrayExpr': {
			const element = firstHint(listOf(fields.elements));
			return { type: `${element?.type ?? 'text'}[]`, weight: LIKELY };
		}
		case 'A_Expr':
			return operatorHint(fields);
		default:
			return null;
	}
}

/** What a function's name alone says of its result; null for nothing. */
export function resultByName(name: string): string | null {
	return typeByName(name.replace(/^(?:get|current|my|auth)_/, ''));
}

/** What a function takes as its arguments; null where that is not known. */
export function argumentHint(name: string): TypeHint | null {
	const type = ARGUMENTS.find(([pattern]) => pattern.test(name))?.[1];
	return type ? { type, weight: LIKELY } : null;
}

/** What an operator's other side is, by the operator alone; null where it takes many types. */
export function operandHint(operator: string): TypeHint | null {
	if (/^(?:!?~~?\*?)$/.test(operator)) return { type: 'text', weight: LIKELY };
	if (/^(?:#?->>?|#>>|\?[|&]?|#-|@\?)$/.test(operator)) return { type: 'jsonb', weight: LIKELY };
	if (operator === '@@') return { type: 'tsvector', weight: LIKELY };
	return null;
}

function firstHint(nodes: readonly unknown[]): TypeHint | null {
	const hints = nodes.map(hintOf).filter((hint) => hint !== null);
	return hints.reduce<TypeHint | null>(
		(best, hint) => (best && best.weight >= hint.weight ? best : hint),
		null,
	);
}

function constantHint(node: unknown, fields: Fields): TypeHint | null {
	if (fields.isnull === true) return null;
	if (isFields(fields.boolval)) return { type: 'boolean', weight: LIKELY };
	if (isFields(fields.ival)) return { type: 'integer', weight: NAMED };
	if (isFields(fields.fval)) {
		return { type: /^\d+$/.test(String(fields.fval.fval)) ? 'bigint' : 'numeric', weight: LIKELY };
	}
	const text = stringConstant(node);
	return text === null ? null : { type: textHint(text), weight: NAMED };
}

function textHint(text: string): string {
	if (/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)) return 'uuid';
	if (/^\d{4}-\d\d-\d\d$/.test(text)) return 'date';
	if (/^\d{4}-\d\d-\d\d[ T]/.test(text)) return 'timestamptz';
	return /^(?:\{\s*(?:".*)?\}|\[.*\])$/s.test(text) ? 'jsonb' : 'text';
}

function valueFunctionType(op: string): string {
	if (op.includes('LOCALTIMESTAMP')) return 'timestamp';
	if (op.includes('CURRENT_TIMESTAMP')) return 'timestamptz';
	if (op.includes('CURRENT_DATE')) return 'date';
	return op.includes('TIME') ? 'time' : 'text';
}

function operatorHint({ kind, name, lexpr, rexpr }: Fields): TypeHint | null {
	if (kind !== 'AEXPR_OP') return { type: 'boolean', weight: DECLARED };
	const operator = namesIn(name).at(-1) ?? '';
	if (/^(?:=|<>|!=|<=?|>=?|~~?\*?|!~~?\*?|@>|<@|\?[|&]?|&&|@@)$/.test(operator))
		return { type: 'boolean', weight: DECLARED };
	if (operator === '->>' || operator === '#>>' || operator === '||') return { type: 'text', weight: LIKELY };
	if (operator === '->' || operator === '#>') return { type: 'jsonb', weight: LIKELY };
	const sides = firstHint([lexpr, rexpr]);
	return sides?.type === 'interval' ? { type: 'timestamptz', weight: LIKELY } : sides;
}
