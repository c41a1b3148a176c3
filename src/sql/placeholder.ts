import { scan } from './scanner.ts';

/**
 * Whether a statement holds what people write where SQL is still to come: `...` or `…` outside strings, comments and
 * function bodies, as in `CREATE TABLE users (...)`.
 */
export function isPlaceholder(statement: string): boolean {
	const scanner = scan(statement);
	while (scanner.next()) {
		if (scanner.kind === 'symbol' && statement.startsWith('...', scanner.start)) return true;
		if (scanner.kind === 'word' && statement.slice(scanner.start, scanner.end).includes('…')) return true;
	}
	return false;
}
