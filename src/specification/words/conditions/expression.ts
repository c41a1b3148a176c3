/** An expression as the engine prints it, with its text. */
export type Expression = { readonly source: string } & (
	| { readonly kind: 'column'; readonly name: string }
	| { readonly kind: 'text' | 'number' | 'word'; readonly value: string }
	| { readonly kind: 'call'; readonly name: string; readonly operands: readonly Expression[] }
	| { readonly kind: 'array'; readonly operands: readonly Expression[] }
	| { readonly kind: 'cast'; readonly type: string; readonly operand: Expression }
	| { readonly kind: 'prefix'; readonly sign: string; readonly operand: Expression }
	| { readonly kind: 'binary'; readonly sign: string; readonly left: Expression; readonly right: Expression }
	/** `left = ANY (right)`, and `ALL` with `every`. */
	| {
			readonly kind: 'quantified';
			readonly sign: string;
			readonly every: boolean;
			readonly left: Expression;
			readonly right: Expression;
	  }
	/** `operand IS NULL`, `IS NOT TRUE` and the like. */
	| {
			readonly kind: 'test';
			readonly is: 'null' | 'true' | 'false';
			readonly negated: boolean;
			readonly operand: Expression;
	  }
);

/** The expression of one kind. */
export type ExpressionOf<K extends Expression['kind']> = Extract<Expression, { readonly kind: K }>;
