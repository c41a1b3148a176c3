import { quoteLiteral } from './quote.ts';

/** A `DO` block that runs the statements where `catalog.column` has this name, or where it has not. */
export function writeWhere(
	test: {
		readonly exists: boolean;
		readonly catalog: string;
		readonly column: string;
		readonly name: string;
	},
	statements: readonly string[],
): string {
	const condition = `EXISTS (SELECT FROM ${test.catalog} WHERE ${test.column} = ${quoteLiteral(test.name)})`;
	const body = `
BEGIN
    IF ${test.exists ? '' : 'NOT '}${condition} THEN
${statements.map((statement) => `        ${statement};`).join('\n')}
    END IF;
END
`;
	let quote = '$$';
	while (body.includes(quote)) quote = `$x${quote.slice(1)}`;
	return `DO ${quote}${body}${quote}`;
}
