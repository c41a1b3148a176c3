import type { DomainType } from '../../../model/objects.ts';
import { writeComment } from './comments.ts';
import { parenthesise } from './expressions.ts';
import { quoteIdentifier, quoteQualified, quoteRelation } from './quote.ts';

const NOT_VALID = / NOT VALID$/;

/** `CREATE DOMAIN` with its rules. */
export function writeDomain(domain: DomainType): readonly string[] {
	return [...writeDomainCreation(domain, false), ...writeDomainRules(domain, false)];
}

/** `CREATE DOMAIN` and its comment; with `bare` the default and checks are left for `writeDomainRules`. */
export function writeDomainCreation(domain: DomainType, bare: boolean): readonly string[] {
	const { namespace, name, type, collation, comment } = domain;
	const checks = bare ? [] : domain.checks.filter((check) => !NOT_VALID.test(check.definition));
	const clauses = [
		...(collation === null ? [] : [`COLLATE ${collation}`]),
		...(bare || domain.default === null ? [] : [`DEFAULT ${parenthesise(domain.default)}`]),
		...(domain.notNull ? ['NOT NULL'] : []),
		...checks.map((check) => `CONSTRAINT ${quoteIdentifier(check.name)} ${check.definition}`),
	];
	return [
		[`CREATE DOMAIN ${quoteRelation(namespace, name)} AS ${type}`, ...clauses].join('\n    '),
		...writeComment(`DOMAIN ${quoteQualified(namespace, name)}`, comment),
	];
}

/** The `ALTER DOMAIN` statements for the rules that `CREATE DOMAIN` could not hold. */
export function writeDomainRules(domain: DomainType, bare: boolean): readonly string[] {
	const target = `ALTER DOMAIN ${quoteQualified(domain.namespace, domain.name)}`;
	const checks = domain.checks.filter((check) => bare || NOT_VALID.test(check.definition));
	return [
		...(bare && domain.default !== null ? [`${target} SET DEFAULT ${parenthesise(domain.default)}`] : []),
		...checks.map((check) => `${target} ADD CONSTRAINT ${quoteIdentifier(check.name)} ${check.definition}`),
	];
}
