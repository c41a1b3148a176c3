import type { DomainType } from '../../../model/objects.ts';
import { writeComment } from './comments.ts';
import { parenthesise } from './expressions.ts';
import { quoteIdentifier, quoteQualified, quoteRelation } from './quote.ts';

const NOT_VALID = / NOT VALID$/;

/** `CREATE DOMAIN` with its rules. */
export function writeDomain(domain: DomainType): readonly string[] {
	return [...writeDomainCreation(domain, false), ...writeUncheckedRules(domain)];
}

/** `CREATE DOMAIN` and its comment; with `bare` the default and checks are left for `writeDomainRules`. */
export function writeDomainCreation(domain: DomainType, bare: boolean): readonly string[] {
	const { namespace, name, type, collation, comment } = domain;
	const checks = bare ? [] : domain.checks.filter(isChecked);
	const clauses = [
		...(collation === null ? [] : [`COLLATE ${collation}`]),
		...(bare || domain.default === null ? [] : [`DEFAULT ${parenthesise(domain.default)}`]),
		...(domain.notNull ? [writeNotNull(domain)] : []),
		...checks.map((check) => `CONSTRAINT ${quoteIdentifier(check.name)} ${check.definition}`),
	];
	return [
		[`CREATE DOMAIN ${quoteRelation(namespace, name)} AS ${type}`, ...clauses].join('\n    '),
		...writeComment(`DOMAIN ${quoteQualified(namespace, name)}`, comment),
		...writeRuleComments(domain, [
			...(domain.notNullConstraint ? [domain.notNullConstraint] : []),
			...checks,
		]),
	];
}

/** The default and the checks of a domain that was made bare. */
export function writeDomainRules(domain: DomainType): readonly string[] {
	const target = `ALTER DOMAIN ${quoteQualified(domain.namespace, domain.name)}`;
	return [
		...(domain.default === null ? [] : [`${target} SET DEFAULT ${parenthesise(domain.default)}`]),
		...addChecks(domain, domain.checks.filter(isChecked)),
	];
}

/** The checks that `CREATE DOMAIN` cannot hold, because values that were there need not satisfy them. */
export function writeUncheckedRules(domain: DomainType): readonly string[] {
	return addChecks(
		domain,
		domain.checks.filter((check) => !isChecked(check)),
	);
}

type Check = DomainType['checks'][number];

function isChecked({ definition }: Check): boolean {
	return !NOT_VALID.test(definition);
}

function addChecks(domain: DomainType, checks: readonly Check[]): readonly string[] {
	const target = `ALTER DOMAIN ${quoteQualified(domain.namespace, domain.name)}`;
	return [
		...checks.map((check) => `${target} ADD CONSTRAINT ${quoteIdentifier(check.name)} ${check.definition}`),
		...writeRuleComments(domain, checks),
	];
}

function writeNotNull({ notNullConstraint: constraint }: DomainType): string {
	return constraint ? `CONSTRAINT ${quoteIdentifier(constraint.name)} NOT NULL` : 'NOT NULL';
}

function writeRuleComments(
	{ namespace, name }: DomainType,
	rules: readonly { readonly name: string; readonly comment?: string | null }[],
): readonly string[] {
	const domain = quoteQualified(namespace, name);
	return rules.flatMap((rule) =>
		writeComment(`CONSTRAINT ${quoteIdentifier(rule.name)} ON DOMAIN ${domain}`, rule.comment ?? null),
	);
}
