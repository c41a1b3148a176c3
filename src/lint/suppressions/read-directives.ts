import type { Migration } from '../../project/project.ts';
import { positionsIn } from '../../sql/position.ts';
import { scan } from '../../sql/scanner.ts';
import type { Span } from '../../sql/statement.ts';
import type { Directive } from './directive.ts';
import { mayHoldDirectives, readDirective } from './directives/index.ts';

/** A directive where it stands. */
export interface PlacedDirective extends Directive {
	readonly path: string;
	/** 1-based. */
	readonly line: number;
	/** The statements that it is for, by their index in the migration; of a file's directive all of them. */
	readonly statements: ReadonlySet<number>;
}

interface Comment {
	readonly start: number;
	readonly text: string;
}

/** A statement's span with all statements that stand there: what a file includes stands in one place. */
interface Unit {
	readonly span: Span;
	/** Where the rows end that follow it, or else the statement itself. */
	readonly end: number;
	/** Empty for a part of the way back. */
	readonly indexes: readonly number[];
}

/** The directives in a migration's comments, in their order; those of the way back are left out. */
export function readDirectives(migration: Migration): readonly PlacedDirective[] {
	const { path, source } = migration;
	if (!mayHoldDirectives(source)) return [];
	const units = listUnits(migration);
	const place = positionsIn(source);
	return listComments(source, units).flatMap(({ start, text }) => {
		const directive = readDirective(text);
		if (!directive) return [];
		const isHeader =
			start < (units[0]?.span.start ?? 0) && /^\s*?\n\s*?\n/.test(source.slice(start + text.length));
		const isForAll = directive.scope === 'file' || (directive.scope === 'header' && isHeader);
		const unit = unitOf(start, units, source);
		if (!isForAll && unit?.indexes.length === 0) return [];
		const indexes = isForAll ? migration.statements.map((_, index) => index) : (unit?.indexes ?? []);
		return [{ ...directive, path, line: place(start).line, statements: new Set(indexes) }];
	});
}

function listUnits({ statements, down, path, source }: Migration): readonly Unit[] {
	const units = new Map<number, Unit & { readonly indexes: number[] }>();
	for (const [index, { span, copyData = '' }] of statements.entries()) {
		const unit = units.get(span.start);
		if (unit) unit.indexes.push(index);
		else
			units.set(span.start, {
				span,
				end: source.indexOf(copyData, span.end) + copyData.length,
				indexes: [index],
			});
	}
	const back = down?.path === path ? down.statements : [];
	for (const { span } of back)
		if (!units.has(span.start)) units.set(span.start, { span, end: span.end, indexes: [] });
	return [...units.values()].sort((a, b) => a.span.start - b.span.start);
}

/** Comments within and between statements; the rows of a COPY between them are no SQL, so each part is read by itself. */
function listComments(source: string, units: readonly Unit[]): readonly Comment[] {
	const comments: Comment[] = [];
	let from = 0;
	const read = (to: number): void => {
		const part = source.slice(from, to);
		if (mayHoldDirectives(part)) {
			const scanner = scan(part);
			while (scanner.next()) {
				if (scanner.kind !== 'comment') continue;
				comments.push({ start: from + scanner.start, text: part.slice(scanner.start, scanner.end) });
			}
		}
		from = Math.max(from, to);
	};
	for (const { span, end } of units) {
		read(span.start);
		read(span.end);
		from = Math.max(from, end);
	}
	read(source.length);
	return comments;
}

/** The statement that a comment stands in, or behind on its last line, or else above. */
function unitOf(offset: number, units: readonly Unit[], source: string): Unit | null {
	let [low, high] = [0, units.length];
	while (low < high) {
		const middle = (low + high) >> 1;
		if (units[middle]!.span.start <= offset) low = middle + 1;
		else high = middle;
	}
	const before = units[low - 1];
	if (before && (offset < before.span.end || !source.slice(before.span.end, offset).includes('\n'))) {
		return before;
	}
	return units[low] ?? null;
}
