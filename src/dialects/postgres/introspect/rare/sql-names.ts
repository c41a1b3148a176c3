/** SQL: a name of a namespace's object as it is written anywhere: bare where the engine's own catalog has it. */
function qualified(namespace: string, name: string): string {
	return `CASE WHEN ${namespace} = 'pg_catalog' THEN '' ELSE quote_ident(${namespace}) || '.' END || ${name}`;
}

/** SQL: the name of the function with this OID without arguments, null for 0. */
export function functionName(oid: string): string {
	return `(SELECT ${qualified('fn.nspname', 'quote_ident(f.proname)')}
		FROM pg_proc f JOIN pg_namespace fn ON fn.oid = f.pronamespace WHERE f.oid = ${oid})`;
}

/** SQL: the name of the function with this OID and the types of its arguments, null for 0. */
export function functionSignature(oid: string): string {
	return `(SELECT ${qualified('fn.nspname', 'quote_ident(f.proname)')} || '(' || oidvectortypes(f.proargtypes) || ')'
		FROM pg_proc f JOIN pg_namespace fn ON fn.oid = f.pronamespace WHERE f.oid = ${oid})`;
}

/** SQL: the sign of the operator with this OID as the list of an operator class has it. */
export function operatorSign(oid: string): string {
	return `(SELECT ${qualified('sn.nspname', 'sign.oprname')}
		FROM pg_operator sign JOIN pg_namespace sn ON sn.oid = sign.oprnamespace WHERE sign.oid = ${oid})`;
}

/** SQL: the operator with this OID as `OPERATOR(namespace.sign)`, bare where it is the engine's own, null for 0. */
export function operatorName(oid: string): string {
	return `(SELECT CASE WHEN sn.nspname = 'pg_catalog' THEN sign.oprname
			ELSE 'OPERATOR(' || quote_ident(sn.nspname) || '.' || sign.oprname || ')' END
		FROM pg_operator sign JOIN pg_namespace sn ON sn.oid = sign.oprnamespace WHERE sign.oid = ${oid})`;
}

/** SQL: the name of the object with this OID in a catalog whose objects live in namespaces, null for 0. */
export function objectName(catalog: string, prefix: string, oid: string): string {
	return `(SELECT ${qualified('named_in.nspname', `quote_ident(named.${prefix}name)`)} FROM ${catalog} named
		JOIN pg_namespace named_in ON named_in.oid = named.${prefix}namespace WHERE named.oid = ${oid})`;
}

/** SQL: options of foreign data as a JSON list of `name 'value'` by name, null where there are none. */
export function foreignOptions(options: string): string {
	return `(SELECT json_agg(quote_ident(option_name) || ' ''' || replace(option_value, '''', '''''') || ''''
			ORDER BY option_name COLLATE "C")
		FROM pg_options_to_table(${options}))`;
}
