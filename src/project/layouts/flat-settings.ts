import { readYaml } from '../../config/yaml-file.ts';

/** Settings as a flat list: `spring.flyway.locations` with its values in their order. */
export type FlatSettings = ReadonlyMap<string, readonly string[]>;

/** Reads a file of settings by the ending of its name: `.properties`, `.conf`, `.yml`, `.yaml` or `.toml`. */
export function readFlatSettings(path: string, text: string): FlatSettings {
	if (/\.ya?ml$/.test(path)) return readYamlSettings(text);
	return path.endsWith('.toml') ? readToml(text) : readProperties(text);
}

/** The first of several documents that holds for every profile. */
function readYamlSettings(text: string): FlatSettings {
	for (const part of text.split(/^---[ \t]*$/m)) {
		const found = new Map<string, string[]>();
		flatten(readYaml(part).data, '', found);
		if ([...found.keys()].some((key) => /^spring\.(?:profiles|config\.activate\.on-profile)/.test(key)))
			continue;
		if (found.size > 0) return found;
	}
	return new Map();
}

function flatten(value: unknown, key: string, found: Map<string, string[]>): void {
	if (Array.isArray(value)) {
		for (const each of value) flatten(each, key, found);
	} else if (typeof value === 'object' && value !== null) {
		for (const [name, each] of Object.entries(value))
			flatten(each, key === '' ? name : `${key}.${name}`, found);
	} else if (value !== null && value !== undefined) {
		const known = found.get(key);
		if (known) known.push(String(value));
		else found.set(key, [String(value)]);
	}
}

function readProperties(text: string): FlatSettings {
	const found = new Map<string, readonly string[]>();
	for (const line of text.replaceAll(/\\\r?\n[ \t]*/g, '').split('\n')) {
		const [, key, value = ''] = /^([^#!\s=:][^\s=:]*)(?:\s*[=:]\s*|\s+)?(.*)$/s.exec(line.trim()) ?? [];
		if (key === undefined) continue;
		const name = key.replace(/\[\d+\]$/, '');
		found.set(name, [...(found.get(name) ?? []), value]);
	}
	return found;
}

const TOML_VALUE = /#[^\n]*|"((?:[^"\\\n]|\\.)*)"|'([^'\n]*)'|([^\s,[\]#"']+)/g;

/** The part of TOML that settings are written in: tables, and keys with texts, words and lists of them. */
function readToml(text: string): FlatSettings {
	const found = new Map<string, readonly string[]>();
	let table = '';
	let list: { readonly key: string; readonly values: string[] } | null = null;
	for (const line of text.split('\n').map((whole) => whole.trim())) {
		const [, written = '', start = ''] = /^("[^"]*"|[\w.-]+)\s*=\s*(.*)$/.exec(line) ?? [];
		const key: string | null = list ? list.key : written === '' ? null : table + written.replaceAll('"', '');
		if (!list && line.startsWith('[')) table = `${line.replaceAll(/[[\]"]/g, '').trim()}.`;
		if (key === null) continue;
		const value: string = list ? line : start;
		const values = valuesIn(value);
		if (!list && !value.startsWith('[')) found.set(key, values.slice(0, 1));
		else {
			list ??= { key, values: [] };
			for (const each of values) list.values.push(each);
			if (!endsList(value)) continue;
			found.set(key, list.values);
			list = null;
		}
	}
	return found;
}

function valuesIn(text: string): readonly string[] {
	return [...text.matchAll(TOML_VALUE)].flatMap(([written, double, single, word]) =>
		written.startsWith('#') ? [] : [double?.replaceAll(/\\(.)/g, '$1') ?? single ?? word ?? ''],
	);
}

function endsList(text: string): boolean {
	return text.replaceAll(TOML_VALUE, '').includes(']');
}
