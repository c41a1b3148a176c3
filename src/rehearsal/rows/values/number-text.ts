import { numberFor } from './number-values.ts';
import { refusedValues, type ValueWish } from './value-wish.ts';

/** A number within what its type and the rules allow. */
export function numberText(wish: ValueWish): string {
	const isWhole = isWholeType(wish.type);
	const [least, most] = bounds(wish, isWhole);
	const refused = refusedValues(wish.demands);
	const step = isWhole ? 1 : 0.01;
	let value = numberFor(wish);
	if (value < least || value > most) {
		// Between narrow bounds rows differ by as much as there is room for.
		const stride = isWhole || most - least >= 3 ? 1 : (most - least) / 16;
		const wanted = Number.isFinite(least) ? least + wish.row * stride : most - wish.row;
		value = wanted > most ? most : wanted;
	}
	for (let left = refused.size; left > 0 && refused.has(String(value)); left--) value += step;
	if (isWhole || Number.isInteger(value)) return BigInt(Math.trunc(value)).toString();
	return String(Number(value.toFixed(wish.type.sizes[1] ?? 6)));
}

function isWholeType({ name, sizes }: ValueWish['type']): boolean {
	return /int$|^integer$/.test(name) || (name === 'numeric' && sizes.length > 0 && !sizes[1]);
}

function bounds({ type, demands }: ValueWish, isWhole: boolean): readonly [number, number] {
	let least = Number.NEGATIVE_INFINITY;
	let most = largest(type);
	const step = isWhole ? 1 : 0.01;
	for (const demand of demands) {
		if (demand.kind !== 'bound') continue;
		const bound = Number(demand.value);
		if (Number.isNaN(bound)) continue;
		if (demand.sign === '>=') least = Math.max(least, bound);
		else if (demand.sign === '>') least = Math.max(least, isWhole ? Math.floor(bound) + 1 : bound + step);
		else if (demand.sign === '<=') most = Math.min(most, bound);
		else most = Math.min(most, isWhole ? Math.ceil(bound) - 1 : bound - step);
	}
	return [least, most];
}

function largest({ name, sizes }: ValueWish['type']): number {
	if (name === 'smallint') return 32_767;
	if (name === 'integer') return 2_147_483_647;
	const [digits, scale = 0] = sizes;
	if (name !== 'numeric' || digits === undefined) return Number.POSITIVE_INFINITY;
	return 10 ** (digits - scale) - 10 ** -scale;
}
