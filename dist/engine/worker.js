import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
import * as __WEBPACK_EXTERNAL_MODULE__pglite_index_js_23d1efc6__ from "./pglite/index.js";
/******/ var __webpack_modules__ = ({

/***/ 919:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:worker_threads");

/***/ }),

/***/ 857:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  c: () => (/* binding */ serveEngine)
});

;// CONCATENATED MODULE: external "node:events"
const external_node_events_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:events");
;// CONCATENATED MODULE: external "node:crypto"
const external_node_crypto_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");
;// CONCATENATED MODULE: ./src/dialects/postgres/engine/determinism.js

/** The time that every engine believes it starts at, in milliseconds: noon, so that a run of some minutes stays within one day in every nearby time zone. */
const PINNED_TIME = Date.UTC(2026, 0, 1, 12);
/** How many bytes the engine's runtime fetches at once for its /dev/urandom. */
const RUNTIME_BUFFER = 1024;
/**
 * Makes clock and randomness of this thread the same in every run; call before the engine is created. The clock begins
 * at the given time, in milliseconds. Gives a function that begins another stream of random bytes, one for each number.
 */
function pinClockAndRandomness(time = PINNED_TIME) {
    const realNow = Date.now;
    const startedAt = realNow();
    // The clock must go on: pg_sleep waits for it.
    Date.now = () => time + (realNow() - startedAt);
    let nextByte = randomBytes(0);
    const fill = (array) => {
        const bytes = new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
        for (let index = 0; index < bytes.length; index++)
            bytes[index] = nextByte();
        // What is left in the runtime's buffer would outlast the stream: with a length of one nothing ever is.
        if (bytes.length === RUNTIME_BUFFER)
            Object.defineProperty(array, 'byteLength', { value: 1 });
        return array;
    };
    // The engine's runtime takes Node's own function where there is one, the web's elsewhere.
    external_node_crypto_namespaceObject.randomFillSync = fill;
    globalThis.crypto.getRandomValues = fill;
    return (stream) => {
        nextByte = randomBytes(stream);
    };
}
/** The bytes of sfc32 (http://pracrand.sourceforge.net), whose streams of different seeds do not meet. */
function randomBytes(seed) {
    let [a, b, c, count] = [seed, 0x9e3779b9, 0x243f6a88, 1];
    const next = () => {
        const sum = (a + b + count++) | 0;
        a = b ^ (b >>> 9);
        b = (c + (c << 3)) | 0;
        c = (((c << 21) | (c >>> 11)) + sum) | 0;
        return sum & 0xff;
    };
    for (let round = 0; round < 12; round++)
        next();
    return next;
}
/**
 * Lets no WebAssembly memory of this thread grow above a limit; the engine then says "out of memory" by itself, or ends.
 * Gives a function that tells whether it was ever refused.
 */
function limitHeap(megabytes) {
    let refused = false;
    const grow = WebAssembly.Memory.prototype.grow;
    WebAssembly.Memory.prototype.grow = function (pages) {
        if (this.buffer.byteLength + pages * 65_536 > megabytes * 1_048_576) {
            refused = true;
            throw new RangeError('heap limit');
        }
        return grow.call(this, pages);
    };
    return () => refused;
}

;// CONCATENATED MODULE: ./src/dialects/postgres/engine/json-query.js
/** SQL that gives the rows of one SELECT as a single JSON text; any other statement as it stands. */
function asJson(sql) {
    const isSelect = /^\s*(select|with|values|table)\b/i.test(sql);
    return isSelect ? `SELECT coalesce(json_agg(q), '[]')::text FROM (${sql}) q` : sql;
}
/** The JSON text of the answer to `asJson`'s SQL; an empty list where the statement gave no rows. */
function jsonOf({ rows }) {
    return rows[0]?.[0] ?? '[]';
}

;// CONCATENATED MODULE: ./src/dialects/postgres/trace/setup.js
/** The namespace of the tool's own functions inside the engine; never part of a schema. */
const TRACE_NAMESPACE = 'auggie_replay';
/** What every trace begins with, so that a migration's own RAISE INFO is not read as one. */
const TRACE_PREFIX = 'auggie_replay:';
/** SQL: columns and constraints of the table whose OID is `relation`, as one JSON object. */
const RELATION_STATE = (/* unused pure expression or super */ null && (`json_build_object(
		'relation', relation,
		'names', (SELECT json_build_array(n.nspname, c.relname)
			FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.oid = relation),
		'columns', (SELECT coalesce(json_agg(json_build_array(a.attnum, a.attname, format_type(a.atttypid, a.atttypmod),
				a.attnotnull, a.attidentity, a.attgenerated, d.oid, a.attcollation) ORDER BY a.attnum), '[]')
			FROM pg_attribute a LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
			WHERE a.attrelid = relation AND a.attnum > 0 AND NOT a.attisdropped),
		'constraints', (SELECT coalesce(json_agg(json_build_array(k.oid, k.conname, k.contype, k.convalidated) ORDER BY k.oid), '[]')
			FROM pg_constraint k WHERE k.conrelid = relation AND k.contype IN ('p', 'u', 'f', 'c', 'x')))`));
/**
 * What the snapshot holds beside an empty cluster: event triggers that send every effect of a statement to the client
 * as a message of severity INFO. Messages are told apart by statement without a further query, cost no table, and
 * reach the client whatever `client_min_messages` says. `relation_state` gives columns and constraints, because
 * PostgreSQL reports an ALTER TABLE as a whole, and goes down to partitions and children, which it does not report.
 */
const TRACE_SETUP = (/* unused pure expression or super */ null && (`
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
`));
/** Ends the telling, each statement by itself. */
const TRACE_END = (/* unused pure expression or super */ null && ([
    'ALTER EVENT TRIGGER auggie_replay_commands DISABLE',
    'ALTER EVENT TRIGGER auggie_replay_drops DISABLE',
]));

;// CONCATENATED MODULE: ./src/dialects/postgres/engine/session.js

/** SQLSTATE active_sql_transaction: the statement cannot run inside a transaction block. */
const INSIDE_TRANSACTION = '25001';
/** DISCARD ALL but for DISCARD PLANS, after which what the event triggers do would be planned anew in every file. */
const RESET = 'CLOSE ALL; SET SESSION AUTHORIZATION DEFAULT; RESET ALL; DEALLOCATE ALL; UNLISTEN *; SELECT pg_advisory_unlock_all(); DISCARD SEQUENCES; DISCARD TEMP';
/**
 * The session of a connection that nobody else speaks on; `first` is run whenever it has been put back. It counts on
 * from the batches that have begun before.
 */
function openSession(first = '', begun = 0, onBegin = () => { }) {
    // A connection may be handed over with settings of its own.
    let isFresh = false;
    let kept = first;
    let isTrial = false;
    let number = begun;
    function* refresh() {
        if (isFresh)
            return;
        yield { sql: RESET };
        if (kept)
            yield { sql: kept };
        isFresh = true;
    }
    return {
        *apply(batch, onStatement) {
            if (!batch.continues) {
                yield* refresh();
                onBegin(++number);
                yield { sql: `SELECT pg_catalog.setseed(${seedOf(number)})` };
            }
            isFresh = false;
            return yield* isTrial ? tryBatch(batch, onStatement) : applyBatch(batch, onStatement);
        },
        refresh,
        *query(sql) {
            if (!isTrial) {
                yield* refresh();
                return yield { sql };
            }
            const { error } = yield { sql: ['SAVEPOINT reading', 'RESET ALL', kept].filter(Boolean).join('; ') };
            const answer = error ? { ...NOTHING, error } : yield { sql };
            yield { sql: 'ROLLBACK TO SAVEPOINT reading; RELEASE SAVEPOINT reading' };
            return answer;
        },
        keepSettings(settings) {
            kept = [first, ...settings].filter(Boolean).join(';\n');
            isFresh = false;
        },
        markUsed() {
            isFresh = false;
        },
        *begin(continues) {
            if (!continues)
                yield* refresh();
            yield { sql: 'BEGIN' };
            isTrial = true;
        },
        *undo() {
            yield { sql: 'ROLLBACK' };
            isTrial = false;
            isFresh = false;
        },
        *keep() {
            const { error } = yield { sql: 'COMMIT' };
            isTrial = false;
            return error;
        },
        count: () => number,
    };
}
/**
 * What `random()` gives is then a matter of a batch's place alone, and not of what ran before it in the same engine:
 * the fractions of the golden ratio's multiples are far from each other.
 */
function seedOf(number) {
    return (number * 0.6180339887498949) % 1;
}
function* applyBatch({ statements, transaction }, onStatement) {
    if (statements.length === 0) {
        return { statements: [], failure: null, splitTransaction: false, healthy: true };
    }
    // A message with a single statement has no transaction block around it, which is why tools that send
    // whole files can hold one CREATE INDEX CONCURRENTLY.
    const bare = transaction === 'none' || (transaction === 'implicit' && statements.length === 1);
    if (!bare)
        yield { sql: 'BEGIN' };
    let run = yield* runStatements(statements, 0, onStatement);
    const splitTransaction = !bare && run.failure?.error.sqlstate === INSIDE_TRANSACTION;
    if (splitTransaction) {
        yield { sql: 'ROLLBACK' };
        const before = run.done.slice(0, run.standing);
        const rest = yield* runStatements(statements, before.length, onStatement);
        run = { ...rest, done: [...before, ...rest.done] };
    }
    if (run.state === 'T' && !run.failure)
        run = yield* commit(run, statements.length);
    else if (run.state !== 'I')
        yield { sql: 'ROLLBACK' };
    return {
        statements: run.failure ? run.done.slice(0, run.standing) : run.done,
        failure: run.failure,
        splitTransaction,
        healthy: yield* isHealthy(),
    };
}
/** Runs a batch in the transaction that is open already, and leaves it open. */
function* tryBatch({ statements }, onStatement) {
    const { done, failure, state } = yield* runStatements(statements, 0, onStatement);
    const last = statements.length - 1;
    const isEnded = !failure && last >= 0 && state !== 'T';
    return {
        statements: done,
        failure: isEnded ? { index: last, error: endedTrial } : failure,
        splitTransaction: false,
        healthy: last < 0 || state !== null,
    };
}
/** Ends a transaction that is open after the last statement, who answers for deferred constraints that fail here. */
function* commit(run, count) {
    const { error, state } = yield { sql: 'COMMIT' };
    return error ? { ...run, failure: { index: count - 1, error }, state } : { ...run, state };
}
function* runStatements(statements, first, onStatement) {
    const done = [];
    let standing = first;
    let state = 'I';
    for (let index = first; index < statements.length; index++) {
        onStatement(index);
        const response = yield withCopyData(statements[index]);
        state = response.state;
        if (response.error)
            return { done, standing, failure: { index, error: response.error }, state };
        if (state === null)
            return { done, standing, failure: { index, error: silence }, state };
        const trace = response.information.filter((text) => text.startsWith(TRACE_PREFIX));
        done.push({
            index,
            command: response.commands.at(-1) ?? '',
            trace: trace.map((text) => text.slice(TRACE_PREFIX.length)),
        });
        if (state === 'I')
            standing = index + 1;
    }
    return { done, standing, failure: null, state };
}
const NOTHING = { commands: [], rows: [], information: [], error: null, state: null };
const silence = withoutDetail('', 'left the engine without an answer');
const endedTrial = withoutDetail('', 'ends the transaction that it was tried in');
function withoutDetail(sqlstate, message) {
    return {
        sqlstate,
        message,
        detail: null,
        hint: null,
        context: null,
        position: null,
        internalPosition: false,
    };
}
/** `COPY … FROM stdin` waits for rows: without any it must at least be told that there are none. */
function withCopyData(statement) {
    const waits = statement.copyData === undefined && /^copy\b[^;']*\bfrom\s+stdin\b/i.test(statement.sql);
    return waits ? { ...statement, copyData: '' } : statement;
}
function* isHealthy() {
    const answer = yield { sql: 'SELECT 1' };
    return answer.state === 'I' && answer.rows[0]?.[0] === '1';
}

;// CONCATENATED MODULE: external "node:url"
const external_node_url_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:url");
;// CONCATENATED MODULE: external "./pglite/index.js"
var x = (y) => {
	var x = {}; __nccwpck_require__.d(x, y); return x
} 
var y = (x) => (() => (x))
const index_js_namespaceObject = x({ ["PGlite"]: () => (__WEBPACK_EXTERNAL_MODULE__pglite_index_js_23d1efc6__.PGlite) });
;// CONCATENATED MODULE: ./src/dialects/postgres/engine/start-pglite.js


/** Bytes that are at hand already: a plain blob would copy them in pieces, twice. */
class HeldBlob extends Blob {
    #bytes;
    constructor(bytes) {
        super([]);
        this.#bytes = bytes;
    }
    async arrayBuffer() {
        const { buffer, byteOffset, byteLength } = this.#bytes;
        const isWhole = byteLength === buffer.byteLength;
        return isWhole ? buffer : buffer.slice(byteOffset, byteOffset + byteLength);
    }
}
/** The one extension whose library has to be there before the server starts. */
const LOADED_FIRST = 'pg_textsearch';
/** The files are in memory already, and setting up the usual 128 MB of buffers takes a third of the whole start. */
const START_SETTINGS = ['event_triggers=on', 'autovacuum=off', 'shared_buffers=32MB'];
/** Starts PGlite in this thread from what is at hand, without reading or fetching anything itself but extensions. */
async function startPGlite(files) {
    const extensions = {};
    for (const [name, path] of Object.entries(files.extensions)) {
        const sharedPreloadLibraries = name === LOADED_FIRST ? [name] : [];
        extensions[name] = {
            name,
            setup: async () => ({ bundlePath: (0,external_node_url_namespaceObject.pathToFileURL)(path), sharedPreloadLibraries }),
        };
    }
    const database = await index_js_namespaceObject.PGlite.create({
        pgliteWasmModule: files.code,
        fsBundle: new HeldBlob(files.filesystem),
        ...(files.snapshot ? { loadDataDir: new HeldBlob(files.snapshot) } : {}),
        extensions,
        startParams: [...index_js_namespaceObject.PGlite.defaultStartParams, ...START_SETTINGS.flatMap((setting) => ['-c', setting])],
    });
    // COPY … PROGRAM would throw across the engine's own frames and leave it dead; a null stream is a plain SQL error.
    database.handleExternalCmd = () => 0;
    return database;
}

;// CONCATENATED MODULE: ./src/dialects/postgres/engine/wire.js
const encoder = new TextEncoder();
const decoder = new TextDecoder();
function message(type, body) {
    const bytes = new Uint8Array(5 + body.length);
    bytes[0] = type.charCodeAt(0);
    new DataView(bytes.buffer).setInt32(1, body.length + 4);
    bytes.set(body, 5);
    return bytes;
}
/** A simple Query message of the frontend/backend protocol, followed by the rows of a COPY where there are some. */
function encodeQuery(sql, copyData) {
    const query = message('Q', encoder.encode(`${sql}\0`));
    if (copyData === undefined)
        return query;
    const parts = [query, message('d', encoder.encode(copyData)), message('c', new Uint8Array(0))];
    const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
    let offset = 0;
    for (const part of parts) {
        bytes.set(part, offset);
        offset += part.length;
    }
    return bytes;
}
/** Reads a server's whole answer to one simple Query. */
function decodeResponse(bytes) {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const commands = [];
    const rows = [];
    const information = [];
    let error = null;
    let state = null;
    for (let at = 0; at + 5 <= bytes.length;) {
        const type = String.fromCharCode(view.getUint8(at));
        const end = at + 1 + view.getInt32(at + 1);
        const body = bytes.subarray(at + 5, end);
        if (type === 'C')
            commands.push(decoder.decode(body.subarray(0, -1)));
        else if (type === 'D')
            rows.push(decodeRow(body));
        else if (type === 'Z')
            state = String.fromCharCode(body[0] ?? 0);
        else if (type === 'E')
            error ??= decodeError(decodeFields(body));
        else if (type === 'N') {
            const fields = decodeFields(body);
            if (fields.get('V') === 'INFO')
                information.push(fields.get('M') ?? '');
        }
        at = end;
    }
    return { commands, rows, information, error, state };
}
function decodeRow(body) {
    const view = new DataView(body.buffer, body.byteOffset, body.byteLength);
    const values = [];
    let at = 2;
    for (let column = 0; column < view.getInt16(0); column++) {
        const length = view.getInt32(at);
        at += 4;
        values.push(length < 0 ? null : decoder.decode(body.subarray(at, at + length)));
        at += Math.max(length, 0);
    }
    return values;
}
/** The fields of an ErrorResponse or NoticeResponse by their letters. */
function decodeFields(body) {
    const fields = new Map();
    for (const field of decoder.decode(body).split('\0')) {
        if (field)
            fields.set(field.charAt(0), field.slice(1));
    }
    return fields;
}
function decodeError(fields) {
    const position = fields.get('P');
    return {
        sqlstate: fields.get('C') ?? '',
        message: fields.get('M') ?? '',
        detail: fields.get('D') ?? null,
        hint: fields.get('H') ?? null,
        context: fields.get('W') ?? null,
        position: position === undefined ? null : Number(position),
        internalPosition: fields.has('p'),
    };
}

;// CONCATENATED MODULE: ./src/dialects/postgres/engine/serve-engine.js






/** Starts the engine that the port's first message describes in this thread and answers requests until the thread is ended. */
async function serveEngine(port) {
    const [start] = (await (0,external_node_events_namespaceObject.once)(port, 'message'));
    const progress = new Int32Array(start.progress);
    const answer = (response) => port.postMessage(response);
    try {
        const { time, sessions } = start.standing ?? { time: PINNED_TIME, sessions: 0 };
        const beginStream = pinClockAndRandomness(time);
        const isHeapFull = limitHeap(start.heapMegabytes);
        const database = await startPGlite(start);
        const exchange = (message) => database.execProtocolRawSync(message);
        // The embedded engine has no user that a session began as, and would stay whom the last batch made it.
        const session = openSession('SET SESSION AUTHORIZATION postgres', sessions, beginStream);
        const fail = (error) => answer({ kind: isHeapFull() ? 'out-of-memory' : 'failed', message: messageOf(error) });
        port.on('message', (request) => {
            if (request.kind === 'capture') {
                capture(database, session, exchange).then(answer, fail);
                return;
            }
            try {
                answer(respond(request, session, exchange, (index) => Atomics.store(progress, 0, index)));
            }
            catch (error) {
                fail(error);
            }
        });
        answer({ kind: 'ready' });
    }
    catch (error) {
        answer({
            kind: 'failed',
            message: error instanceof Error && error.stack ? error.stack : messageOf(error),
        });
    }
}
/** The second checkpoint is the one that lets the log go. */
const CHECKPOINTS = ['CHECKPOINT', 'CHECKPOINT'];
async function capture(database, session, exchange) {
    converse(session.refresh(), exchange);
    for (const sql of CHECKPOINTS) {
        const { error } = decodeResponse(exchange(encodeQuery(sql)));
        if (error)
            return { kind: 'failed', message: error.message };
    }
    const archive = await database.dumpDataDir('none');
    const files = new Uint8Array(await archive.arrayBuffer());
    return { kind: 'captured', files, standing: { time: Date.now(), sessions: session.count() } };
}
/** The engine also throws objects of its own that are no errors. */
function messageOf(error) {
    if (typeof error === 'object' && error !== null && 'message' in error)
        return String(error.message);
    return String(error);
}
function respond(request, session, exchange, onStatement) {
    if (request.kind === 'apply')
        return { kind: 'applied', applied: converse(session.apply(request.batch, onStatement), exchange) };
    if (request.kind === 'keep-settings') {
        session.keepSettings(request.settings);
        return { kind: 'kept' };
    }
    if (request.kind === 'begin') {
        converse(session.begin(request.continues), exchange);
        return { kind: 'begun' };
    }
    if (request.kind === 'undo') {
        converse(session.undo(), exchange);
        return { kind: 'undone' };
    }
    if (request.kind === 'keep')
        return { kind: 'kept-trial', error: converse(session.keep(), exchange) };
    if (request.kind === 'exchange') {
        session.markUsed();
        return { kind: 'exchanged', answer: exchange(request.messages) };
    }
    const sql = asJson(request.sql);
    const response = request.isAsLeft
        ? decodeResponse(exchange(encodeQuery(sql)))
        : converse(session.query(sql), exchange);
    if (response.error)
        return { kind: 'failed', message: response.error.message };
    return { kind: 'rows', json: jsonOf(response) };
}
function converse(conversation, exchange) {
    let next = conversation.next();
    while (!next.done) {
        const { sql, copyData } = next.value;
        next = conversation.next(decodeResponse(exchange(encodeQuery(sql, copyData))));
    }
    return next.value;
}


/***/ }),

/***/ 145:
/***/ ((__webpack_module__, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony import */ var node_worker_threads__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(919);
/* harmony import */ var _dialects_postgres_engine_serve_engine_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(857);


if (node_worker_threads__WEBPACK_IMPORTED_MODULE_0__.parentPort)
    await (0,_dialects_postgres_engine_serve_engine_js__WEBPACK_IMPORTED_MODULE_1__/* .serveEngine */ .c)(node_worker_threads__WEBPACK_IMPORTED_MODULE_0__.parentPort);

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ })

/******/ });
/************************************************************************/
/******/ // The module cache
/******/ var __webpack_module_cache__ = {};
/******/ 
/******/ // The require function
/******/ function __nccwpck_require__(moduleId) {
/******/ 	// Check if module is in cache
/******/ 	var cachedModule = __webpack_module_cache__[moduleId];
/******/ 	if (cachedModule !== undefined) {
/******/ 		return cachedModule.exports;
/******/ 	}
/******/ 	// Create a new module (and put it into the cache)
/******/ 	var module = __webpack_module_cache__[moduleId] = {
/******/ 		// no module.id needed
/******/ 		// no module.loaded needed
/******/ 		exports: {}
/******/ 	};
/******/ 
/******/ 	// Execute the module function
/******/ 	var threw = true;
/******/ 	try {
/******/ 		__webpack_modules__[moduleId](module, module.exports, __nccwpck_require__);
/******/ 		threw = false;
/******/ 	} finally {
/******/ 		if(threw) delete __webpack_module_cache__[moduleId];
/******/ 	}
/******/ 
/******/ 	// Return the exports of the module
/******/ 	return module.exports;
/******/ }
/******/ 
/************************************************************************/
/******/ /* webpack/runtime/asset-relocator-loader */
/******/ if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = decodeURIComponent(new URL('.', import.meta.url).pathname).slice(import.meta.url.match(/^file:\/\/\/\w:/) ? 1 : 0, -1) + "/";
/******/ 
/******/ /* webpack/runtime/async module */
/******/ (() => {
/******/ 	var webpackQueues = typeof Symbol === "function" ? Symbol("webpack queues") : "__webpack_queues__";
/******/ 	var webpackExports = typeof Symbol === "function" ? Symbol("webpack exports") : "__webpack_exports__";
/******/ 	var webpackError = typeof Symbol === "function" ? Symbol("webpack error") : "__webpack_error__";
/******/ 	var resolveQueue = (queue) => {
/******/ 		if(queue && queue.d < 1) {
/******/ 			queue.d = 1;
/******/ 			queue.forEach((fn) => (fn.r--));
/******/ 			queue.forEach((fn) => (fn.r-- ? fn.r++ : fn()));
/******/ 		}
/******/ 	}
/******/ 	var wrapDeps = (deps) => (deps.map((dep) => {
/******/ 		if(dep !== null && typeof dep === "object") {
/******/ 			if(dep[webpackQueues]) return dep;
/******/ 			if(dep.then) {
/******/ 				var queue = [];
/******/ 				queue.d = 0;
/******/ 				dep.then((r) => {
/******/ 					obj[webpackExports] = r;
/******/ 					resolveQueue(queue);
/******/ 				}, (e) => {
/******/ 					obj[webpackError] = e;
/******/ 					resolveQueue(queue);
/******/ 				});
/******/ 				var obj = {};
/******/ 				obj[webpackQueues] = (fn) => (fn(queue));
/******/ 				return obj;
/******/ 			}
/******/ 		}
/******/ 		var ret = {};
/******/ 		ret[webpackQueues] = x => {};
/******/ 		ret[webpackExports] = dep;
/******/ 		return ret;
/******/ 	}));
/******/ 	__nccwpck_require__.a = (module, body, hasAwait) => {
/******/ 		var queue;
/******/ 		hasAwait && ((queue = []).d = -1);
/******/ 		var depQueues = new Set();
/******/ 		var exports = module.exports;
/******/ 		var currentDeps;
/******/ 		var outerResolve;
/******/ 		var reject;
/******/ 		var promise = new Promise((resolve, rej) => {
/******/ 			reject = rej;
/******/ 			outerResolve = resolve;
/******/ 		});
/******/ 		promise[webpackExports] = exports;
/******/ 		promise[webpackQueues] = (fn) => (queue && fn(queue), depQueues.forEach(fn), promise["catch"](x => {}));
/******/ 		module.exports = promise;
/******/ 		body((deps) => {
/******/ 			currentDeps = wrapDeps(deps);
/******/ 			var fn;
/******/ 			var getResult = () => (currentDeps.map((d) => {
/******/ 				if(d[webpackError]) throw d[webpackError];
/******/ 				return d[webpackExports];
/******/ 			}))
/******/ 			var promise = new Promise((resolve) => {
/******/ 				fn = () => (resolve(getResult));
/******/ 				fn.r = 0;
/******/ 				var fnQueue = (q) => (q !== queue && !depQueues.has(q) && (depQueues.add(q), q && !q.d && (fn.r++, q.push(fn))));
/******/ 				currentDeps.map((dep) => (dep[webpackQueues](fnQueue)));
/******/ 			});
/******/ 			return fn.r ? promise : getResult();
/******/ 		}, (err) => ((err ? reject(promise[webpackError] = err) : outerResolve(exports)), resolveQueue(queue)));
/******/ 		queue && queue.d < 0 && (queue.d = 0);
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/define property getters */
/******/ (() => {
/******/ 	// define getter functions for harmony exports
/******/ 	__nccwpck_require__.d = (exports, definition) => {
/******/ 		for(var key in definition) {
/******/ 			if(__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
/******/ 				Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
/******/ 			}
/******/ 		}
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/hasOwnProperty shorthand */
/******/ (() => {
/******/ 	__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
/******/ })();
/******/ 
/************************************************************************/
/******/ 
/******/ // startup
/******/ // Load entry module and return exports
/******/ // This entry module used 'module' so it can't be inlined
/******/ var __webpack_exports__ = __nccwpck_require__(145);
/******/ __webpack_exports__ = await __webpack_exports__;
/******/ 
