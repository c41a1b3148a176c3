import { UserError } from '../../errors.ts';
import type { Replacement } from '../../sql/fill-in.ts';
import { positionAt } from '../../sql/position.ts';
import type { Span } from '../../sql/statement.ts';

const ACTION = /\{\{(?:[^{}]|\{(?!\{)|\}(?!\}))*\}\}/g;

/**
 * What Go's templates put in place of `{{ index .Options "Name" }}` and `{{ .Name }}`, from values by name. Throws a
 * UserError for a name that has no value and for any other action.
 */
export function fillTemplates(
	file: string,
	source: string,
	values: Readonly<Record<string, string>>,
): readonly Replacement[] {
	let previous = 0;
	return [...source.matchAll(ACTION)].map(({ 0: action, index }) => {
		const span = trimmed(source, action, index, previous);
		previous = span.end;
		const text = action
			.replace(/^\{\{(?:-\s)?/, '')
			.replace(/(?:\s-)?\}\}$/, '')
			.trim();
		if (text.startsWith('/*') && text.endsWith('*/')) return { span, text: '' };
		const { line } = positionAt(source, index);
		const name = nameOf(text);
		if (name === null) throw notFilled(file, line, text);
		if (!Object.hasOwn(values, name)) throw unknownName(file, line, name);
		return { span, text: values[name] ?? '' };
	});
}

/** `{{- ` and ` -}}` take the blanks beside them along; what an action before has taken is gone. */
function trimmed(source: string, action: string, index: number, previous: number): Span {
	let [start, end] = [index, index + action.length];
	if (/^\{\{-\s/.test(action)) while (start > previous && isBlank(source[start - 1])) start--;
	if (/\s-\}\}$/.test(action)) while (isBlank(source[end])) end++;
	return { start, end };
}

function isBlank(character: string | undefined): boolean {
	return character !== undefined && ' \t\r\n'.includes(character);
}

function nameOf(action: string): string | null {
	const [, indexed] = /^index\s+[\w.]+\s+"([^"]+)"$/.exec(action) ?? [];
	if (indexed !== undefined) return indexed;
	return /^\.(?:\w+\.)*(\w+)$/.exec(action)?.[1] ?? null;
}

function unknownName(file: string, line: number, name: string): UserError {
	return new UserError('load', `Nothing says what stands for ${name} in this template.`, {
		location: { file, line },
		hint: `Give it in .github/database-spec.yml: \`placeholders: { ${JSON.stringify(name)}: … }\`.`,
	});
}

function notFilled(file: string, line: number, action: string): UserError {
	const shown = action.length > 60 ? `${action.slice(0, 60)}…` : action;
	return new UserError('load', `\`{{ ${shown} }}\` is more than a name, and only names are filled in.`, {
		location: { file, line },
		hint: 'Have the tool itself run these migrations with `migrate-command` in .github/database-spec.yml.',
	});
}
