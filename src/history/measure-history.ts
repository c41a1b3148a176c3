import type { Identity } from '../model/identity.ts';
import type { ReplayedMigration, Touch } from '../replay/replay.ts';

/** How many migrations a database may have before the check warns. */
export interface Budget {
	readonly total: number;
	readonly pullRequest: number;
}

/** A table that one pull request both creates and alters in a later migration. */
export interface AlteredAgain {
	readonly table: Identity;
	readonly created: Touch;
	readonly altered: readonly Touch[];
}

/** The size and shape of a history against its budget. */
export interface HistoryHealth {
	readonly total: number;
	readonly added: readonly string[];
	readonly budget: Budget;
	readonly alteredAgain: readonly AlteredAgain[];
}

/** Counts migrations and finds tables that the added ones create and then alter again. */
export function measureHistory(
	migrations: readonly ReplayedMigration[],
	basePaths: ReadonlySet<string>,
	budget: Budget,
): HistoryHealth {
	const added = migrations.filter(({ migration }) => !basePaths.has(migration.path));
	return {
		total: migrations.length,
		added: added.map(({ migration }) => migration.path),
		budget,
		alteredAgain: findAlteredAgain(added),
	};
}

function findAlteredAgain(added: readonly ReplayedMigration[]): readonly AlteredAgain[] {
	const tables = new Map<string, { created: Touch; altered: Touch[] }>();
	for (const { steps } of added) {
		for (const step of steps) {
			for (const effect of step.effects) {
				const touch = { step, effect };
				if (effect.kind === 'table' && effect.verb === 'created')
					tables.set(effect.key, { created: touch, altered: [] });
				if (effect.kind === 'table' && effect.verb === 'dropped') tables.delete(effect.key);
				const owner =
					effect.kind === 'column' || effect.kind === 'table' ? effect.key.replace(/:\d+$/, ':0') : '';
				const known = tables.get(owner);
				if (known && known.created.step.path !== step.path) known.altered.push(touch);
			}
		}
	}
	return [...tables.values()]
		.filter(({ altered }) => altered.length > 0)
		.map(({ created, altered }) => ({ table: created.effect.identity, created, altered }));
}
