import { escapeMarkup } from '../../specification/escape-markup.ts';

/** Markup in which every foreign text is escaped. */
export interface Html {
	readonly markup: string;
}

/** A tag for templates: texts are escaped, for content and for quoted attributes alike; markup goes in as it is. */
export function html(
	parts: TemplateStringsArray,
	...values: readonly (string | Html | readonly Html[])[]
): Html {
	return {
		markup: parts.map((part, at) => part + (at < values.length ? write(values[at] ?? '') : '')).join(''),
	};
}

function write(value: string | Html | readonly Html[]): string {
	if (typeof value === 'string') return escapeMarkup(value);
	return 'markup' in value ? value.markup : value.map(({ markup }) => markup).join('');
}
