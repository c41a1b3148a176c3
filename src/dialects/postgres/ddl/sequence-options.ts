import type { SequenceOptions } from '../../../model/objects.ts';

const RANGES: Readonly<Record<string, readonly [minimum: string, maximum: string]>> = {
	smallint: ['-32768', '32767'],
	integer: ['-2147483648', '2147483647'],
	bigint: ['-9223372036854775808', '9223372036854775807'],
};

/** The options that are not what a sequence of this integer type has by itself, as SQL words. */
export function writeSequenceOptions(type: string, options: SequenceOptions): readonly string[] {
	const [lowest, highest] = RANGES[type] ?? ['', ''];
	const ascending = !options.increment.startsWith('-');
	const minimum = ascending ? '1' : lowest;
	const maximum = ascending ? highest : '-1';
	const start = ascending ? options.minimum : options.maximum;
	return [
		...(options.start === start ? [] : [`START WITH ${options.start}`]),
		...(options.increment === '1' ? [] : [`INCREMENT BY ${options.increment}`]),
		...(options.minimum === minimum ? [] : [`MINVALUE ${options.minimum}`]),
		...(options.maximum === maximum ? [] : [`MAXVALUE ${options.maximum}`]),
		...(options.cache === '1' ? [] : [`CACHE ${options.cache}`]),
		...(options.cycle ? ['CYCLE'] : []),
	];
}
