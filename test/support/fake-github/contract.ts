import { Ajv, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import slice from './openapi-slice.json' with { type: 'json' };

/** A request as it came in, its body parsed. */
export interface SeenRequest {
	readonly method: string;
	readonly url: URL;
	readonly headers: Readonly<Record<string, string | string[] | undefined>>;
	readonly body: unknown;
}

/** One operation of GitHub's description, found by method and path. */
export interface Operation {
	/** Path of the operation inside the slice, as JSON pointer segments. */
	readonly pointer: readonly string[];
	readonly parameters: Readonly<Record<string, string>>;
}

/** What GitHub's own description says of requests, responses and payloads, as lists of what is wrong with one. */
export interface Contract {
	find(method: string, path: string): Operation | null;
	requestProblems(operation: Operation, request: SeenRequest): readonly string[];
	responseProblems(operation: Operation, status: number, body: unknown): readonly string[];
	payloadProblems(webhook: string, payload: unknown): readonly string[];
}

const ROOT = 'https://api.github.com/description';

let opened: Contract | undefined;

/** Reads the slice of the description, once for all; validators are compiled when first needed. */
export function openContract(): Contract {
	opened ??= compileContract();
	return opened;
}

function compileContract(): Contract {
	const ajv = new Ajv({ strict: false, coerceTypes: false, formats: { 'repo.nwo': true } });
	addFormats.default(ajv);
	ajv.addSchema(asJsonSchema(slice) as object, ROOT);
	const compiled = new Map<string, ValidateFunction>();
	const problems = (pointer: readonly string[], value: unknown): readonly string[] => {
		const reference = `${ROOT}#/${pointer.map(encodePointer).join('/')}`;
		const validate = compiled.get(reference) ?? ajv.compile({ $ref: reference });
		compiled.set(reference, validate);
		return validate(value) ? [] : [`${pointer.at(-1)}: ${ajv.errorsText(validate.errors)}`];
	};
	return {
		find: findOperation,
		requestProblems: (operation, request) => [
			...headerProblems(request),
			...parameterProblems(operation, request, problems),
			...bodyProblems(operation, request, problems),
		],
		responseProblems: (operation, status, body) => {
			const schema = responseSchema(operation, status);
			if (schema) return problems(schema, body);
			return body === undefined ? [] : [`a body where there is none with ${status}`];
		},
		payloadProblems: (webhook, payload) =>
			problems(['webhooks', webhook, 'content', 'application/json', 'schema'], payload),
	};
}

/** OpenAPI 3.0 lets anything be `nullable`; JSON Schema knows it, through ajv, beside a `type` and no `enum` only. */
function asJsonSchema(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(asJsonSchema);
	if (typeof value !== 'object' || value === null) return value;
	const entries = Object.entries(value).map(([key, item]) => [key, asJsonSchema(item)] as const);
	const isKnown = 'type' in value && !('enum' in value);
	if (!('nullable' in value) || isKnown || typeof value.nullable !== 'boolean') {
		return Object.fromEntries(entries);
	}
	return { anyOf: [Object.fromEntries(entries.filter(([key]) => key !== 'nullable')), { type: 'null' }] };
}

type Problems = (pointer: readonly string[], value: unknown) => readonly string[];

function encodePointer(segment: string): string {
	return encodeURIComponent(segment.replaceAll('~', '~0').replaceAll('/', '~1'));
}

function findOperation(method: string, path: string): Operation | null {
	for (const [template, methods] of Object.entries(slice.paths)) {
		const names = [...template.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
		const values = templatePattern(template).exec(path)?.slice(1).map(decodeURIComponent);
		const key = method.toLowerCase();
		if (!values || !(key in methods)) continue;
		const parameters = Object.fromEntries(names.map((name, at) => [name, values[at] ?? '']));
		return { pointer: ['paths', template, key], parameters };
	}
	return null;
}

/** Names of branches and paths may hold slashes, written as they are. */
function templatePattern(template: string): RegExp {
	return new RegExp(`^${template.replace(/\{(ref|path)\}/g, '(.+)').replace(/\{\w+\}/g, '([^/]+)')}$`);
}

/** https://docs.github.com/rest/using-the-rest-api/getting-started-with-the-rest-api#headers */
function headerProblems({ headers }: SeenRequest): readonly string[] {
	return [
		...(headers['x-github-api-version'] === '2022-11-28' ? [] : ['the interface version is not pinned']),
		...(headers['user-agent'] ? [] : ['there is no user agent']),
	];
}

function parameterProblems(
	{ pointer, parameters }: Operation,
	{ url }: SeenRequest,
	problems: Problems,
): readonly string[] {
	const listed = at(slice, [...pointer, 'parameters']);
	const places = Array.isArray(listed)
		? listed.map((item, index) => {
				const reference = at(item, ['$ref']);
				if (typeof reference === 'string') return reference.split('/').slice(1);
				return [...pointer, 'parameters', String(index)];
			})
		: [];
	const known = new Map(places.map((place) => [String(at(slice, [...place, 'name'])), place] as const));
	return [...Object.entries(parameters), ...url.searchParams].flatMap(([name, value]) => {
		const place = known.get(name);
		if (!place) return [`unknown parameter ${name}`];
		const number = at(slice, [...place, 'schema', 'type']) === 'integer';
		return problems([...place, 'schema'], number ? Number(value) : value);
	});
}

function bodyProblems({ pointer }: Operation, { body }: SeenRequest, problems: Problems): readonly string[] {
	const schema = [...pointer, 'requestBody', 'content', 'application/json', 'schema'];
	const described = at(slice, schema);
	if (described === undefined) return body === undefined ? [] : ['a body where there should be none'];
	if (body === undefined && at(slice, [...pointer, 'requestBody', 'required']) !== true) return [];
	const properties = at(described, ['properties']);
	const unknown = typeof body === 'object' && body !== null ? Object.keys(body) : [];
	return [
		...problems(schema, body),
		...unknown.filter((key) => at(properties, [key]) === undefined).map((key) => `unknown field ${key}`),
	];
}

/** Refusals that an operation does not list look like all refusals. */
function responseSchema({ pointer }: Operation, status: number): readonly string[] | null {
	const response = [...pointer, 'responses', String(status)];
	const reference = at(slice, [...response, '$ref']);
	const place = typeof reference === 'string' ? reference.split('/').slice(1) : response;
	const schema = [...place, 'content', 'application/json', 'schema'];
	if (at(slice, schema) !== undefined) return schema;
	return status >= 400 ? ['components', 'schemas', 'basic-error'] : null;
}

function at(value: unknown, pointer: readonly string[]): unknown {
	let found = value;
	for (const segment of pointer) {
		if (typeof found !== 'object' || found === null) return undefined;
		found = Object.entries(found).find(([key]) => key === segment)?.[1];
	}
	return found;
}
