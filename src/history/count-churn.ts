import type { Churn } from '../specification/history-figures.ts';
import type { TableLife, Turn } from './lives/life.ts';

/** What was changed of tables after they were made, over those migrations that `isCounted` accepts by their place. */
export function countChurn(
	tables: readonly TableLife[],
	isCounted: (place: number) => boolean = () => true,
): Churn {
	const churn = { ...NO_CHURN };
	const count = (turn: Turn): void => {
		if (!isCounted(turn.place) || turn.goesAlong) return;
		switch (turn.kind) {
			case 'made':
				churn.added++;
				break;
			case 'again':
				churn.addedAgain++;
				break;
			case 'replaced':
				churn.replaced++;
				break;
			case 'dropped':
				churn.dropped++;
				break;
			case 'changed':
				for (const { trait, undoes } of turn.changes) {
					if (trait === 'name') churn.renamed++;
					else if (trait === 'type') churn.retyped++;
					else if (undoes !== null) churn.toggled++;
					else churn.altered++;
				}
		}
	};
	for (const { turns, parts } of tables) {
		const made = new Set(turns.flatMap(({ kind, place }) => (isMaking(kind) ? [place] : [])));
		for (const turn of turns) if (turn.kind !== 'made') count(turn);
		for (const part of parts)
			for (const turn of part.turns) if (!isMaking(turn.kind) || !made.has(turn.place)) count(turn);
	}
	return churn;
}

function isMaking(kind: Turn['kind']): boolean {
	return kind === 'made' || kind === 'again';
}

const NO_CHURN = {
	...{ added: 0, addedAgain: 0, replaced: 0, dropped: 0 },
	...{ renamed: 0, retyped: 0, toggled: 0, altered: 0 },
};
