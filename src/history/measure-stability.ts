import { isMeasured, type TableLife } from './lives/life.ts';

/** How much of a schema is still as it was first made; see docs/history.md for what counts. */
export interface Stability {
	/** How many columns and constraints the migrations have ever made. */
	readonly made: number;
	/** How many of these no later migration has changed or dropped. */
	readonly unchanged: number;
}

/** Counts the columns and constraints of all tables, and those that stayed as they were made. */
export function measureStability(tables: readonly TableLife[]): Stability {
	let made = 0;
	let unchanged = 0;
	for (const { parts } of tables) {
		for (const part of parts) {
			if (!isMeasured(part)) continue;
			made++;
			if (part.turns.length === 1) unchanged++;
		}
	}
	return { made, unchanged };
}

/** The share of what is unchanged, from 0 to 1 with three decimals; null where nothing was ever made. */
export function shareOf({ made, unchanged }: Stability): number | null {
	return made === 0 ? null : Math.round((unchanged / made) * 1000) / 1000;
}
