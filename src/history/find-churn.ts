import { displayIdentity } from '../model/name.ts';
import { findDataChanges } from '../replay/data-changes.ts';
import type { ReplayedMigration, Touch } from '../replay/replay.ts';
import { isMeasured, type Life, type TableLife, type TraitChange, type Turn } from './lives/life.ts';

/**
 * A change that goes round in circles: `again` makes what an earlier migration dropped, `undone` gives something the state
 * that an earlier migration took from it, `often` is one of many changes of the same thing, and `cancelled` is done and
 * taken back by the same pull request.
 */
export interface Circle {
	readonly kind: 'again' | 'undone' | 'often' | 'cancelled';
	readonly table: TableLife;
	/** The table or the part of it. */
	readonly life: Life;
	/** What this pull request did last. */
	readonly turn: Turn;
	/** The trait that is as it was before; null where the thing itself came or went. */
	readonly change: TraitChange | null;
	/** The earlier statements that it goes back to, oldest first. */
	readonly earlier: readonly Touch[];
}

/** This many changes of one column or constraint are many. */
const MANY_CHANGES = 3;

/** What of the added migrations' changes goes round in circles, table by table; `isAdded` tells of a migration's place. */
export function findCircles(
	tables: readonly TableLife[],
	migrations: readonly ReplayedMigration[],
	isAdded: (place: number) => boolean,
): readonly Circle[] {
	return tables.flatMap((table) => {
		// Of a table that the pull request makes it is said that it is altered again.
		const wasMadeByAdded = table.turns.some(({ kind, place }) => kind === 'made' && isAdded(place));
		const lives: readonly Life[] = [table, ...table.parts.filter(isTold)];
		return lives.flatMap((life) => {
			const turn = life.turns.findLast(({ place, goesAlong }) => isAdded(place) && !goesAlong);
			if (!turn || (life !== table && (comesWith(table, turn) || wasMadeByAdded))) return [];
			const circle = circleOf(table, life, turn, isAdded);
			if (!circle) return [];
			return circle.kind === 'cancelled' && hasRowChanges(circle, migrations) ? [] : [circle];
		});
	});
}

/** Triggers, policies and rules are dropped in order to be written anew, which is no going back. */
function isTold(life: Life): boolean {
	return isMeasured(life) || life.kind === 'index';
}

/** Whether the whole table came or went. */
function comesWith({ turns }: TableLife, { place, kind }: Turn): boolean {
	return turns.some((turn) => turn.place === place && turn.kind === kind && kind !== 'changed');
}

function circleOf(
	table: TableLife,
	life: Life,
	turn: Turn,
	isAdded: (place: number) => boolean,
): Circle | null {
	const common = { table, life, turn, change: null };
	const before = life.turns.slice(0, life.turns.indexOf(turn));
	const last = before.at(-1);
	const touches = before.map(({ touch }) => touch);
	if (turn.kind === 'again' && last) {
		const kind = isAdded(last.place) ? 'cancelled' : 'again';
		return { ...common, kind, earlier: touches.slice(-1) };
	}
	if (turn.kind === 'dropped') {
		const made = before.findLast(({ kind }) => kind === 'made' || kind === 'again');
		if (!made || !isAdded(made.place)) return null;
		return { ...common, kind: 'cancelled', earlier: [made.touch] };
	}
	const change = turn.changes.find(({ undoes }) => undoes !== null);
	const undone = before.find(({ place }) => place === change?.undoes);
	if (change && undone) {
		const kind = isAdded(undone.place) ? 'cancelled' : 'undone';
		return { ...common, kind, change, earlier: [undone.touch] };
	}
	const changes = before.filter(({ kind }) => kind === 'changed' || kind === 'replaced');
	const isChange = turn.kind === 'changed' || turn.kind === 'replaced';
	if (!isChange || !isMeasured(life) || changes.length + 1 < MANY_CHANGES) return null;
	return { ...common, kind: 'often', earlier: changes.map(({ touch }) => touch) };
}

/** Whether rows of the table are changed on the way: then something stood or fell for their sake. */
function hasRowChanges({ table, turn, earlier }: Circle, migrations: readonly ReplayedMigration[]): boolean {
	const [first] = earlier;
	const start = migrations.findIndex(({ migration }) => migration.path === first?.step.path);
	const name = displayIdentity(table.name);
	return findDataChanges(migrations.slice(start, turn.place + 1).flatMap(({ steps }) => steps)).some(
		(change) => change.table === null || change.table === name,
	);
}
