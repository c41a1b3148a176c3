import { readYaml } from '../../config/yaml-file.ts';

/** The data of a JSON text with comments, as tools write their settings; null where it is none. */
export function readJsonWithComments(text: string): unknown {
	if (text.length > MOST_TEXT) return null;
	const { data, problems } = readYaml(text.replaceAll(STRING_COMMENT_OR_TAB, plain));
	return problems.length > 0 ? null : data;
}

/** Settings are short; what is longer is none. In UTF-16 units. */
const MOST_TEXT = 100_000;

const STRING_COMMENT_OR_TAB = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|\/\/[^\n]*|\/\*[\s\S]*?\*\/|\t/g;

/** YAML reads JSON, but has no such comments and no tabs before a line. */
function plain(found: string): string {
	if (found.startsWith('"') || found.startsWith("'")) return found;
	return found.replaceAll(/[^\n]/g, ' ');
}
