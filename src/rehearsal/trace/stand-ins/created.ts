import { type Fields, isFields, namesIn, taggedNode, textOf } from './tree.ts';

/** Sorts of names that statements give. */
export type CreatedSort = 'relation' | 'routine' | 'type' | 'namespace' | 'role';

/** The name that a statement gives to something new, without its namespace; null for a statement that makes nothing. */
export function createdName(tree: unknown): { readonly sort: CreatedSort; readonly name: string } | null {
	const tagged = taggedNode(tree);
	if (!tagged) return null;
	const { kind, fields } = tagged;
	const found = (sort: CreatedSort, name: unknown) => {
		const text = textOf(name);
		return text === null ? null : { sort, name: text };
	};
	switch (kind) {
		case 'CreateStmt':
			return found('relation', rangeName(fields.relation));
		case 'CreateForeignTableStmt':
			return isFields(fields.base) ? found('relation', rangeName(fields.base.relation)) : null;
		case 'ViewStmt':
			return found('relation', rangeName(fields.view));
		case 'CreateTableAsStmt':
			return isFields(fields.into) ? found('relation', rangeName(fields.into.rel)) : null;
		case 'CreateSeqStmt':
			return found('relation', rangeName(fields.sequence));
		case 'IndexStmt':
			return found('relation', fields.idxname);
		case 'CreateFunctionStmt':
			return found('routine', namesIn(fields.funcname).at(-1));
		case 'CreateEnumStmt':
		case 'CreateRangeStmt':
			return found('type', namesIn(fields.typeName).at(-1));
		case 'CompositeTypeStmt':
			return found('type', rangeName(fields.typevar));
		case 'CreateDomainStmt':
			return found('type', namesIn(fields.domainname).at(-1));
		case 'DefineStmt':
			return found(fields.kind === 'OBJECT_AGGREGATE' ? 'routine' : 'type', namesIn(fields.defnames).at(-1));
		case 'CreateSchemaStmt':
			return found('namespace', fields.schemaname);
		case 'CreateRoleStmt':
			return found('role', fields.role);
		default:
			return null;
	}
}

function rangeName(range: unknown): unknown {
	return isFields(range) ? (range satisfies Fields).relname : null;
}
