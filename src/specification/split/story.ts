import { basename, dirname } from 'node:path/posix';
import type { Effect } from '../../dialects/dialect.ts';
import { identify } from '../../model/identity.ts';
import { partsOf } from '../../model/schema.ts';
import type { Step, Touch } from '../../replay/replay.ts';
import { blockId } from '../block-id.ts';
import type { Facts } from '../facts.ts';
import { linkFrom } from '../link.ts';
import { relationId } from '../relations.ts';
import { render } from '../renderer.ts';
import type { GeneratedBlock } from '../section.ts';
import { describeEffects } from '../words/effects.ts';
import type { RelationPage } from './pages.ts';

/** How relations came to be what they are. */
export interface Stories {
	/** What the migrations did to a relation and its parts, oldest first; nothing for one without a story. */
	blocksFor(page: RelationPage): readonly GeneratedBlock[];
}

const PART = /^(?:column|primary-key|unique|foreign-key|check|exclusion|trigger|rule|policy) /;

/** Gathers who touched the parts of each relation, also those that are no more, once for all pages. */
export function gatherStories(facts: Facts): Stories {
	const { schema, touches, migrations } = facts;
	const ofParts = new Map<string, Touch[]>();
	for (const [identity, list] of touches) {
		if (!PART.test(identity)) continue;
		const owner = ownerOf(identity.slice(identity.indexOf(' ') + 1));
		const known = ofParts.get(owner);
		if (known) known.push(...list);
		else ofParts.set(owner, [...list]);
	}
	const order = new Map(migrations.map(({ migration }, index) => [migration.path, index]));
	return {
		blocksFor({ relation, path }) {
			const indexes = partsOf(schema, relation, 'index');
			const all = [
				...(touches.get(identify(relation)) ?? []),
				...(ofParts.get(relationId(relation)) ?? []),
				...indexes.flatMap((index) => touches.get(identify(index)) ?? []),
			];
			const entries = [...groupByMigration(all)]
				.sort(([a], [b]) => (order.get(a) ?? 0) - (order.get(b) ?? 0))
				.map(([migration, steps]) => ({
					name: nameOf(migration),
					link: linkFrom(path, migration),
					words: describeEffects([...steps.values()]),
				}))
				.filter(({ words }) => words !== '');
			if (entries.length === 0) return [];
			const content = render('migration-history', { entries });
			return [{ id: blockId(`story ${relationId(relation)}`), heading: 'Story', content }];
		},
	};
}

/** Effects by the migration's path and the step. */
function groupByMigration(
	touches: readonly Touch[],
): ReadonlyMap<string, ReadonlyMap<Step, readonly Effect[]>> {
	const groups = new Map<string, Map<Step, Effect[]>>();
	for (const { step, effect } of touches) {
		const steps = groups.get(step.path) ?? new Map<Step, Effect[]>();
		groups.set(step.path, steps);
		const effects = steps.get(step);
		if (effects) effects.push(effect);
		else steps.set(step, [effect]);
	}
	return groups;
}

/** The qualified name without its last part. */
function ownerOf(name: string): string {
	const parts = name.match(/"(?:[^"]|"")*"|[^."]+/g) ?? [];
	return parts.slice(0, 2).join('.');
}

/** Some tools give each migration a directory and all files in them the same name. */
function nameOf(path: string): string {
	const file = basename(path);
	const directory = basename(dirname(path));
	return /^(?:up|migration|migrate|script)\.sql$/i.test(file) && directory !== '' ? directory : file;
}
