import type { Change } from '../../compare/change.ts';
import type { PrivilegeChange } from '../../compare/compare-privileges.ts';
import type { Replay } from '../../replay/replay.ts';
import type { LocatedChange } from '../report.ts';
import { migrationLocation } from './locations.ts';

/** Each change with the place in the migrations that makes it. */
export async function locateChanges(
	changes: readonly (Change | PrivilegeChange)[],
	replay: Replay,
): Promise<readonly LocatedChange[]> {
	return Promise.all(
		changes.map(async (change) => {
			if (change.kind === 'privileges') return { change, migration: null };
			const object = change.kind === 'changed' ? change.after : change.object;
			return {
				change,
				migration: await migrationLocation(replay, object, change.kind === 'added' ? 'created' : 'last'),
			};
		}),
	);
}
