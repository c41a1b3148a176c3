import type { DefinedObject } from '../../../../model/defined-objects.ts';
import type { Engine } from '../../../dialect.ts';
import type { Found } from '../found.ts';
import { readRows } from '../rows.ts';
import { isInScope, joinComment, type Scope } from '../scope.ts';
import type { DefinedRow } from './defined.ts';
import type { RareKind } from './rare-kind.ts';
import { functionSignature, objectName, operatorSign } from './sql-names.ts';

interface FamilyRow extends DefinedRow {
	readonly head: string;
	readonly method: string;
}

interface ClassRow extends FamilyRow {
	readonly default: boolean;
	readonly type: string;
	readonly storage: string | null;
	readonly family: string;
	readonly familyName: string;
}

/** An operator or support function of a class or, where it stands for no class alone, of its family. */
interface MemberRow {
	readonly oid: string;
	readonly catalog: string;
	readonly family: string;
	readonly class: string | null;
	readonly number: number;
	readonly types: string;
	readonly operator: string | null;
	readonly function: string | null;
	readonly sortFamily: string | null;
}

/**
 * Every operator class and family. A family that came with the one class of its name is part of that class, as are its
 * members.
 */
export const operatorClasses: RareKind = {
	catalog: 'pg_opfamily',
	introspect: async (engine, scope) => {
		const classes = await readClasses(engine, scope);
		const families = await readFamilies(engine, scope);
		const members = await readMembers(engine);
		const implied = new Map<string, ClassRow>();
		for (const family of families) {
			const [only, ...more] = classes.filter((each) => each.family === family.oid);
			if (only?.head === family.head && more.length === 0 && family.comment === null)
				implied.set(family.oid, only);
		}
		const classOf = (member: MemberRow) => member.class ?? implied.get(member.family)?.oid;
		return [
			...classes.map((row) => {
				const own = members.filter((member) => classOf(member) === row.oid);
				const aliases = implied.get(row.family) === row ? [`pg_opfamily:${row.family}:0`] : [];
				return toFound('operator-class', 'pg_opclass', row, writeClass(row, own), own, aliases);
			}),
			...families
				.filter((row) => !implied.has(row.oid))
				.map((row) => {
					const own = members.filter((member) => member.family === row.oid && member.class === null);
					return toFound('operator-family', 'pg_opfamily', row, writeFamily(row, own), own);
				}),
		];
	},
};

function toFound(
	kind: 'operator-class' | 'operator-family',
	catalog: string,
	{ oid, namespace, name, comment }: DefinedRow,
	statements: readonly string[],
	members: readonly MemberRow[],
	aliases: readonly string[] = [],
): Found {
	const object: DefinedObject = { kind, namespace, name, comment, statements };
	const parts = members.map((member) => `${member.catalog}:${member.oid}:0`);
	return { key: `${catalog}:${oid}:0`, aliases: [...aliases, ...parts], object };
}

function readClasses(engine: Engine, scope: Scope): Promise<readonly ClassRow[]> {
	return readRows<ClassRow>(
		engine,
		`SELECT c.oid, n.nspname AS namespace, description.description AS comment,
			quote_ident(c.opcname) || ' USING ' || quote_ident(m.amname) AS name,
			quote_ident(n.nspname) || '.' || quote_ident(c.opcname) AS head, quote_ident(m.amname) AS method,
			c.opcdefault AS default, format_type(c.opcintype, NULL) AS type,
			format_type(nullif(c.opckeytype, 0), NULL) AS storage, c.opcfamily AS family,
			${objectName('pg_opfamily', 'opf', 'c.opcfamily')} AS "familyName"
		FROM pg_opclass c JOIN pg_am m ON m.oid = c.opcmethod JOIN pg_namespace n ON n.oid = c.opcnamespace
			${joinComment('pg_opclass', 'c.oid')}
		WHERE ${isInScope(scope, 'pg_opclass', 'c.oid', 'c.opcnamespace')}
		ORDER BY c.oid`,
	);
}

function readFamilies(engine: Engine, scope: Scope): Promise<readonly FamilyRow[]> {
	return readRows<FamilyRow>(
		engine,
		`SELECT f.oid, n.nspname AS namespace, description.description AS comment,
			quote_ident(f.opfname) || ' USING ' || quote_ident(m.amname) AS name,
			quote_ident(n.nspname) || '.' || quote_ident(f.opfname) AS head, quote_ident(m.amname) AS method
		FROM pg_opfamily f JOIN pg_am m ON m.oid = f.opfmethod JOIN pg_namespace n ON n.oid = f.opfnamespace
			${joinComment('pg_opfamily', 'f.oid')}
		WHERE ${isInScope(scope, 'pg_opfamily', 'f.oid', 'f.opfnamespace')}`,
	);
}

function readMembers(engine: Engine): Promise<readonly MemberRow[]> {
	const classOf = (catalog: string, oid: string) => `(SELECT d.refobjid FROM pg_depend d
		WHERE d.classid = '${catalog}'::regclass AND d.objid = ${oid} AND d.refclassid = 'pg_opclass'::regclass)`;
	return readRows<MemberRow>(
		engine,
		`SELECT * FROM (
			SELECT o.oid, 'pg_amop' AS catalog, o.amopfamily AS family, ${classOf('pg_amop', 'o.oid')} AS class,
				o.amopstrategy AS number,
				format_type(o.amoplefttype, NULL) || ', ' || format_type(o.amoprighttype, NULL) AS types,
				${operatorSign('o.amopopr')} AS operator,
				NULL AS function, ${objectName('pg_opfamily', 'opf', 'o.amopsortfamily')} AS "sortFamily"
			FROM pg_amop o WHERE o.oid >= 16384
			UNION ALL
			SELECT p.oid, 'pg_amproc', p.amprocfamily, ${classOf('pg_amproc', 'p.oid')}, p.amprocnum,
				format_type(p.amproclefttype, NULL) || ', ' || format_type(p.amprocrighttype, NULL),
				NULL, ${functionSignature('p.amproc')}, NULL
			FROM pg_amproc p WHERE p.oid >= 16384
		) member ORDER BY catalog, number, types COLLATE "C"`,
	);
}

function writeClass(row: ClassRow, members: readonly MemberRow[]): readonly string[] {
	const lines = [
		...members.map((member) => writeMember(member, row.type)),
		...(row.storage === null ? [] : [`STORAGE ${row.storage}`]),
	];
	const family = row.familyName === row.head ? '' : ` FAMILY ${row.familyName}`;
	// A class needs an item; the type that it stores is the one that says nothing new.
	const items = lines.length > 0 ? lines : [`STORAGE ${row.type}`];
	return [
		`CREATE OPERATOR CLASS ${row.head}\n    ${row.default ? 'DEFAULT ' : ''}FOR TYPE ${row.type}` +
			` USING ${row.method}${family} AS\n    ${items.join(',\n    ')}`,
	];
}

function writeFamily({ head, method }: FamilyRow, members: readonly MemberRow[]): readonly string[] {
	const target = `OPERATOR FAMILY ${head} USING ${method}`;
	return [
		`CREATE ${target}`,
		...(members.length === 0
			? []
			: [`ALTER ${target} ADD\n    ${members.map((member) => writeMember(member)).join(',\n    ')}`]),
	];
}

/** The types of an operator go without saying in a class for them. */
function writeMember(member: MemberRow, type = ''): string {
	const { number, types, operator, function: called, sortFamily } = member;
	if (operator === null) return `FUNCTION ${number} (${types}) ${called}`;
	const order = sortFamily === null ? '' : ` FOR ORDER BY ${sortFamily}`;
	const operands = types === `${type}, ${type}` ? '' : ` (${types})`;
	return `OPERATOR ${number} ${operator}${operands}${order}`;
}
