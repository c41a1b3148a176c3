/** The namespace of the tool's own functions inside the engine; never part of a schema. */
export const TRACE_NAMESPACE = 'auggie_replay';

/** What every trace begins with, so that a migration's own RAISE INFO is not read as one. */
export const TRACE_PREFIX = 'auggie_replay:';

/** SQL: columns and constraints of the table whose OID is `relation`, as one JSON object. */
export const RELATION_STATE = `json_build_object(
		'relation', relation,
		'names', (SELECT json_build_array(n.nspname, c.relname)
			FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.oid = relation),
		'columns', (SELECT coalesce(json_agg(json_build_array(a.attnum, a.attname, format_type(a.atttypid, a.atttypmod),
				a.attnotnull, a.attidentity, a.attgenerated, d.oid, a.attcollation) ORDER BY a.attnum), '[]')
			FROM pg_attribute a LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
			WHERE a.attrelid = relation AND a.attnum > 0 AND NOT a.attisdropped),
		'constraints', (SELECT coalesce(json_agg(json_build_array(k.oid, k.conname, k.contype, k.convalidated) ORDER BY k.oid), '[]')
			FROM pg_constraint k WHERE k.conrelid = relation AND k.contype IN ('p', 'u', 'f', 'c', 'x')))`;

/**
 * What the snapshot holds beside an empty cluster: event triggers that send every effect of a statement to the client
 * as a message of severity INFO. Messages are told apart by statement without a further query, cost no table, and
 * reach the client whatever `client_min_messages` says. `relation_state` gives columns and constraints, because
 * PostgreSQL reports an ALTER TABLE as a whole, and goes down to partitions and children, which it does not report.
 */
export const TRACE_SETUP = `
CREATE SCHEMA ${TRACE_NAMESPACE};

CREATE FUNCTION ${TRACE_NAMESPACE}.relation_state(relation oid) RETURNS json LANGUAGE plpgsql STABLE AS $$
BEGIN
	RETURN ${RELATION_STATE};
END $$;

CREATE FUNCTION ${TRACE_NAMESPACE}.report_commands() RETURNS event_trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog AS $$
DECLARE
	command record;
	child oid;
	is_stated bool;
	-- The state is the same in all of a statement's records, which come when it is over.
	told oid[] := '{}';
BEGIN
	FOR command IN SELECT * FROM pg_event_trigger_ddl_commands() LOOP
		CONTINUE WHEN command.objid IS NULL OR command.in_extension OR command.schema_name LIKE 'pg\\_temp%'
			OR command.schema_name = '${TRACE_NAMESPACE}';
		is_stated := command.classid = 'pg_class'::regclass AND command.object_type IN ('table', 'table column');
		CONTINUE WHEN is_stated AND command.objid = ANY (told);
		IF is_stated THEN told := told || command.objid; END IF;
		RAISE INFO '${TRACE_PREFIX}%', (
			SELECT json_build_object('tag', command.command_tag, 'class', command.classid::regclass, 'object', command.objid,
				'sub', command.objsubid, 'type', command.object_type, 'names', address.object_names,
				'arguments', address.object_args,
				'typtype', CASE WHEN command.classid = 'pg_type'::regclass
					THEN (SELECT t.typtype FROM pg_type t WHERE t.oid = command.objid) END,
				'state', CASE WHEN is_stated THEN ${TRACE_NAMESPACE}.relation_state(command.objid) END)
			FROM pg_identify_object_as_address(command.classid, command.objid, command.objsubid) address);
		IF command.command_tag = 'ALTER TABLE' AND command.object_type = 'table'
			AND (SELECT c.relhassubclass FROM pg_class c WHERE c.oid = command.objid) THEN
			FOR child IN
				WITH RECURSIVE tree(oid) AS (
					SELECT i.inhrelid FROM pg_inherits i WHERE i.inhparent = command.objid
					UNION SELECT i.inhrelid FROM pg_inherits i JOIN tree ON i.inhparent = tree.oid)
				SELECT tree.oid FROM tree JOIN pg_class c USING (oid) WHERE c.relkind IN ('r', 'p')
			LOOP
				RAISE INFO '${TRACE_PREFIX}%', json_build_object('tag', command.command_tag, 'class', 'pg_class', 'object', child,
					'sub', 0, 'type', 'table', 'state', ${TRACE_NAMESPACE}.relation_state(child));
			END LOOP;
		END IF;
	END LOOP;
END $$;

CREATE FUNCTION ${TRACE_NAMESPACE}.report_drops() RETURNS event_trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog AS $$
DECLARE
	dropped record;
BEGIN
	FOR dropped IN SELECT * FROM pg_event_trigger_dropped_objects() LOOP
		CONTINUE WHEN dropped.is_temporary OR dropped.object_type IN ('toast table', 'default value', 'type')
			AND dropped.object_name LIKE 'pg\\_toast%';
		RAISE INFO '${TRACE_PREFIX}%', json_build_object('tag', 'DROP', 'class', dropped.classid::regclass,
			'object', dropped.objid, 'sub', dropped.objsubid, 'type', dropped.object_type,
			'names', dropped.address_names, 'arguments', dropped.address_args);
	END LOOP;
END $$;

CREATE EVENT TRIGGER auggie_replay_commands ON ddl_command_end EXECUTE FUNCTION ${TRACE_NAMESPACE}.report_commands();
CREATE EVENT TRIGGER auggie_replay_drops ON sql_drop EXECUTE FUNCTION ${TRACE_NAMESPACE}.report_drops();
`;

/** Ends the telling, each statement by itself. */
export const TRACE_END: readonly string[] = [
	'ALTER EVENT TRIGGER auggie_replay_commands DISABLE',
	'ALTER EVENT TRIGGER auggie_replay_drops DISABLE',
];
