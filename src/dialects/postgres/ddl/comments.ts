import { quoteLiteral } from './quote.ts';

/** The `COMMENT ON` statement for `target`, such as `TABLE users`; none where there is no comment. */
export function writeComment(target: string, comment: string | null): readonly string[] {
	return comment === null ? [] : [`COMMENT ON ${target} IS ${quoteLiteral(comment)}`];
}
