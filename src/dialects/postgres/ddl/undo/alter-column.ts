import type { Column } from '../../../../model/objects.ts';
import type { UndoStep } from '../../../dialect.ts';
import { writeColumnStorage } from '../column-settings.ts';
import { writeColumn, writeColumnDefault } from '../columns.ts';
import { writeNotNullAddition } from '../not-null.ts';
import { quoteIdentifier, quoteLiteral } from '../quote.ts';
import { writeSequenceOptions } from '../sequence-options.ts';
import { writeDrop } from './drop.ts';
import { alterTable, targetOf } from './target.ts';

const TOLD: ReadonlySet<string> = new Set([
	...['type', 'collation', 'default', 'not null', 'identity', 'generated', 'comment', 'position'],
	...['storage', 'compression'],
]);

/** How a column becomes again what it was; null for what no statement gives back. */
export function alterColumn(
	before: Column,
	after: Column,
	changed: ReadonlySet<string>,
): readonly UndoStep[] | null {
	if ([...changed].some((name) => !TOLD.has(name))) return null;
	if (changed.has('generated') && before.generated !== null) {
		// What is computed loses nothing by being computed anew.
		return [only([writeDrop(after), ...writeColumn(before)])];
	}
	const target = `${alterTable(before)} ALTER COLUMN ${quoteIdentifier(before.name)}`;
	const retyped = changed.has('type') || changed.has('collation');
	const resetsDefault = changed.has('default') || retyped || changed.has('identity');
	const steps: UndoStep[] = [];
	if (changed.has('generated')) steps.push(only([`${target} DROP EXPRESSION`]));
	if (changed.has('identity') && before.identity === null) steps.push(only([`${target} DROP IDENTITY`]));
	if (changed.has('not null') && !before.notNull) steps.push(only([`${target} DROP NOT NULL`]));
	const dropsDefault = resetsDefault && after.default !== null && (retyped || before.default === null);
	const isKept = retyped && !changed.has('default') && !changed.has('identity');
	if (retyped) steps.push(retype(before, after, target, dropsDefault && !isKept));
	else if (dropsDefault) steps.push(only([`${target} DROP DEFAULT`]));
	if (resetsDefault && !isKept && before.default !== null) steps.push(only([writeColumnDefault(before)]));
	if (changed.has('not null') && before.notNull) steps.push(only([writeNotNullAddition(before)]));
	if (changed.has('identity') && before.identity !== null) {
		const words = `GENERATED ${before.identity.generation.toUpperCase()}`;
		const options = writeSequenceOptions(before.type, before.identity.options).join(' ');
		const addition = `ADD ${words} AS IDENTITY${options === '' ? '' : ` (${options})`}`;
		// Its sequence stays where it is.
		steps.push(only([`${target} ${after.identity === null ? addition : `SET ${words}`}`]));
	}
	if (changed.has('storage') || changed.has('compression')) {
		steps.push(only(writeColumnStorage(before, after).map((setting) => `${target} ${setting}`)));
	}
	if (changed.has('comment')) {
		const text = before.comment === null ? 'NULL' : quoteLiteral(before.comment);
		steps.push(only([`COMMENT ON ${targetOf(before)} IS ${text}`]));
	}
	return steps;
}

/** Values are cast; where there is no cast between the types, by way of text, and with the default put aside. */
function retype(before: Column, after: Column, target: string, dropsDefault: boolean): UndoStep {
	const collation = before.collation === null ? '' : ` COLLATE ${before.collation}`;
	const name = quoteIdentifier(before.name);
	const start = dropsDefault ? [`${target} DROP DEFAULT`] : [];
	const cast = (path: string): string => `${target} TYPE ${before.type}${collation} USING ${name}${path}`;
	const aside = after.default === null ? [] : [`${target} DROP DEFAULT`];
	const back = before.default === null ? [] : [writeColumnDefault(before)];
	return {
		statements: [...start, cast(`::${before.type}`)],
		otherwise: [...aside, cast(`::text::${before.type}`), ...back],
	};
}

function only(statements: readonly string[]): UndoStep {
	return { statements, otherwise: null };
}
