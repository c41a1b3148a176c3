import { quoteLiteral } from './quote.ts';

const BARE_VALUE = /^(?:\d+(?:\.\d+)?|true|false|on|off)$/;

/** `fillfactor=70` entries as the inside of `WITH (…)`. */
export function writeStorageOptions(options: readonly string[]): string {
	return options
		.map((option) => {
			const at = option.indexOf('=');
			if (at < 0) return option;
			const value = option.slice(at + 1);
			return `${option.slice(0, at)} = ${BARE_VALUE.test(value) ? value : quoteLiteral(value)}`;
		})
		.join(', ');
}

/** ` WITH (…)`, or nothing where there are no options. */
export function withStorageOptions(options: readonly string[]): string {
	return options.length === 0 ? '' : ` WITH (${writeStorageOptions(options)})`;
}
