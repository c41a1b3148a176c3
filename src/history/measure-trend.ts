import type { ReplayedMigration } from '../replay/replay.ts';
import type { Trend } from '../specification/history-figures.ts';
import { isMeasured, type TableLife } from './lives/life.ts';
import { versionMonth } from './version-month.ts';

/**
 * How the stability went over time; null where nothing was ever changed, or where there is one stretch only. A stretch
 * that is over does not change any more when migrations are added behind it.
 */
export function measureTrend(
	tables: readonly TableLife[],
	migrations: readonly ReplayedMigration[],
): Trend | null {
	const percents = percentsAfterEach(tables, migrations.length);
	if (percents === null) return null;
	const { unit, size, stretchOf, labelOf } = chooseStretches(migrations);
	const ends = new Map<number, number>();
	for (const [place, percent] of percents.entries()) ends.set(stretchOf(place), percent);
	const [first = 0] = ends.keys();
	const last = Math.max(...ends.keys());
	const points: { label: string; percent: number }[] = [];
	let percent = 100;
	for (let stretch = first; stretch <= last; stretch++) {
		percent = ends.get(stretch) ?? percent;
		points.push({ label: labelOf(stretch), percent });
	}
	return points.length < 2 ? null : { unit, size, points };
}

/** The stability after each migration, in percent; null where it is 100 after all of them. */
function percentsAfterEach(tables: readonly TableLife[], count: number): readonly number[] | null {
	const made = new Array<number>(count).fill(0);
	const changed = new Array<number>(count).fill(0);
	for (const { parts } of tables) {
		for (const part of parts) {
			const [first, second] = part.turns;
			if (!first || !isMeasured(part)) continue;
			made[first.place]!++;
			if (second) changed[second.place]!++;
		}
	}
	let madeSoFar = 0;
	let changedSoFar = 0;
	const percents = made.map((_, place) => {
		madeSoFar += made[place]!;
		changedSoFar += changed[place]!;
		return madeSoFar === 0 ? 100 : Math.round(((madeSoFar - changedSoFar) / madeSoFar) * 100);
	});
	return changedSoFar === 0 ? null : percents;
}

interface Stretches extends Pick<Trend, 'unit' | 'size'> {
	readonly stretchOf: (place: number) => number;
	readonly labelOf: (stretch: number) => string;
}

/** More points than these would not have room for their labels. */
const MOST_DATED = 12;
const MOST_YEARS = 20;
const MOST_NUMBERED = 20;
/** Shorter stretches would end with almost every pull request. */
const SHORTEST_NUMBERED = 5;

const UNITS = [
	{ unit: 'month', months: 1, most: MOST_DATED },
	{ unit: 'quarter', months: 3, most: MOST_DATED },
	{ unit: 'half-year', months: 6, most: MOST_DATED },
	{ unit: 'year', months: 12, most: MOST_YEARS },
] as const;

/** By date where the versions carry one, otherwise by number; the finest stretches of which there are not too many. */
function chooseStretches(migrations: readonly ReplayedMigration[]): Stretches {
	const months = monthsOf(migrations);
	if (months !== null) {
		const first = months[0] ?? 0;
		const last = months.at(-1) ?? 0;
		for (const { unit, months: width, most } of UNITS) {
			const stretch = (month: number) => Math.floor(month / width);
			if (stretch(last) - stretch(first) >= most) continue;
			const labelOf = (at: number) => labelOfDate(at * width, unit);
			return { unit, size: 1, stretchOf: (place) => stretch(months[place] ?? last), labelOf };
		}
	}
	const size = roundSize(Math.max(SHORTEST_NUMBERED, migrations.length / MOST_NUMBERED));
	const stretchOf = (place: number) => Math.floor(place / size);
	return { unit: 'migrations', size, stretchOf, labelOf: (at) => String((at + 1) * size) };
}

/** The smallest of 1, 2, 5, 10, 20, 50 … that is no less than this. */
function roundSize(least: number): number {
	for (let power = 1; ; power *= 10)
		for (const digit of [1, 2, 5]) if (digit * power >= least) return digit * power;
}

function labelOfDate(month: number, unit: Trend['unit']): string {
	const year = Math.floor(month / 12);
	const inYear = month % 12;
	switch (unit) {
		case 'month':
			return `${year}-${String(inYear + 1).padStart(2, '0')}`;
		case 'quarter':
			return `${year} Q${inYear / 3 + 1}`;
		case 'half-year':
			return `${year} H${inYear / 6 + 1}`;
		default:
			return String(year);
	}
}

/**
 * The month of each migration, never before the one before it; null where a version carries no date. Those before the
 * first date, such as a tool's own `0000`, are taken for as old as that, where they are fewer than the dated ones.
 */
function monthsOf(migrations: readonly ReplayedMigration[]): readonly number[] | null {
	const found = migrations.map(({ migration }) => versionMonth(migration.version));
	const undated = found.findIndex((month) => month !== null);
	if (undated < 0 || undated * 2 > found.length) return null;
	let latest = found[undated] ?? 0;
	const months: number[] = [];
	for (const [place, month] of found.entries()) {
		if (month === null && place > undated) return null;
		latest = Math.max(latest, month ?? latest);
		months.push(latest);
	}
	return months;
}
