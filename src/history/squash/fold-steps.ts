import type { Step } from '../../replay/replay.ts';
import { type Cluster, type Clusters, wordsOf } from './clusters.ts';

/**
 * What becomes of a range: steps that stay as they were written, and clusters that are written in their last form instead.
 * A step that only makes what is new may move to where the engine takes it.
 */
export type FoldItem =
	| { readonly kind: 'kept'; readonly step: number; readonly makes: readonly Cluster[] | null }
	| { readonly kind: 'written'; readonly cluster: Cluster };

/** What is only about the session or the transaction that a file runs in. */
const SESSION =
	/^(?:set|reset|begin|start\s+transaction|commit|end|discard)\b|^select\s+(?:pg_catalog\.)?set_config\s*\(/i;

/** Command tags of statements that do nothing but change the schema. */
const PURE = /^(?:CREATE|ALTER|DROP|COMMENT|REINDEX)\b/;

/** Command tags of statements that are about no rows. */
const RIGHTS = /^(?:GRANT|REVOKE|COMMENT|SET)\b/;

/** What goes with the objects that it names, and does nothing else. */
const FOLLOWS = /^(?:grant|revoke|insert|update|delete|truncate|copy|comment|analyze)\b/i;

/**
 * Folds the steps of a range: what is made and ended within it is left out, what is made and reworked within it is written
 * once, everything else stays in its order. Pinned clusters stay as they were written, step by step.
 */
export function foldSteps(
	steps: readonly Pick<Step, 'path' | 'sql' | 'command'>[],
	clusters: Clusters,
	pinned: ReadonlySet<string>,
): readonly FoldItem[] {
	const fixed = new Set([...pinned, ...unwritable(clusters)]);
	const mentions = mentionsOf(steps, clusters);
	let kept = keep(steps, clusters, fixed, mentions);
	for (let size = -1; size !== fixed.size; kept = keep(steps, clusters, fixed, mentions)) {
		size = fixed.size;
		for (const step of kept) {
			// A statement that stays needs everything that it has an effect on as it was then.
			for (const key of clusters.ofStep[step] ?? []) {
				const cluster = key === null ? undefined : clusters.byKey.get(key);
				if (cluster && !isAside(steps[step]) && needsItsSteps(cluster, steps[step])) fixed.add(cluster.key);
			}
			for (const cluster of mentions[step] ?? []) if (cluster.ended !== null) fixed.add(cluster.key);
		}
	}
	const written = [...clusters.byKey.values()].filter((cluster) => isWritten(cluster, fixed));
	const begun = Map.groupBy(written, ({ made }) => made);
	const staying = new Set(withoutIdleSessions(steps, kept));
	return steps.flatMap((_, step): readonly FoldItem[] => [
		...(begun.get(step) ?? []).map((cluster): FoldItem => ({ kind: 'written', cluster })),
		...(staying.has(step)
			? [{ kind: 'kept', step, makes: madeBy(steps, clusters, fixed, step) } as const]
			: []),
	]);
}

function needsItsSteps({ isReworked, ended }: Cluster, step: Pick<Step, 'command'> | undefined): boolean {
	return isReworked || ended !== null || !PURE.test(step?.command ?? '');
}

/** The clusters that a step does nothing but make, where none of them is reworked; null for every other step. */
function madeBy(
	steps: readonly Pick<Step, 'sql' | 'command'>[],
	{ byKey, ofStep }: Clusters,
	fixed: ReadonlySet<string>,
	index: number,
): readonly Cluster[] | null {
	const made = [...(ofStep[index] ?? [])].map((key) => (key === null ? undefined : byKey.get(key)));
	const { sql = '', command = '' } = steps[index] ?? {};
	if (made.length === 0 || !PURE.test(command) || isAside({ sql })) return null;
	const isFree = (cluster: Cluster | undefined): cluster is Cluster =>
		cluster !== undefined && cluster.ended === null && !cluster.isReworked && !fixed.has(cluster.key);
	return made.every(isFree) ? made : null;
}

/** The clusters that a statement about rows names between two that make them: it may need them as they were then. */
export function findMiddleStates(
	steps: readonly Pick<Step, 'sql' | 'command'>[],
	clusters: Clusters,
): readonly Cluster[] {
	const lasts = new Map([...clusters.byKey.values()].map((each) => [each.key, Math.max(...each.steps)]));
	const found = mentionsOf(steps, clusters).flatMap((named, index) =>
		(RIGHTS.test(steps[index]?.command ?? '') ? [] : named).filter(
			({ key, made, ended, steps: own }) =>
				ended === null && made < index && index < (lasts.get(key) ?? 0) && !own.has(index),
		),
	);
	return [...new Set(found)];
}

/** The clusters that stay and cannot be written, because the model does not know all of them. */
function unwritable({ byKey }: Clusters): readonly string[] {
	return [...byKey.values()]
		.filter(({ ended, objects }) => ended === null && objects.length === 0)
		.map(({ key }) => key);
}

function isWritten({ key, ended, isReworked }: Cluster, fixed: ReadonlySet<string>): boolean {
	return ended === null && isReworked && !fixed.has(key);
}

/** Who owns something is not part of what is written. */
function isAside(step: Pick<Step, 'sql'> | undefined): boolean {
	return /\bowner\s+to\b/i.test(step?.sql ?? '');
}

function keep(
	steps: readonly Pick<Step, 'sql' | 'command'>[],
	{ byKey, ofStep }: Clusters,
	fixed: ReadonlySet<string>,
	mentions: readonly (readonly Cluster[])[],
): readonly number[] {
	const isGone = (key: string | null): boolean => {
		const cluster = key === null ? undefined : byKey.get(key);
		return cluster !== undefined && !fixed.has(cluster.key) && cluster.ended !== null;
	};
	return steps.flatMap((step, index) => {
		const keys = [...(ofStep[index] ?? [])];
		if (keys.length === 0) {
			const named = mentions[index] ?? [];
			const isIdle = named.length > 0 && FOLLOWS.test(step.sql) && named.every(({ key }) => isGone(key));
			return isIdle ? [] : [index];
		}
		if (!PURE.test(step.command) || isAside(step)) return keys.every(isGone) && isAside(step) ? [] : [index];
		const isLeftOut = keys.every((key) => {
			const cluster = key === null ? undefined : byKey.get(key);
			return cluster !== undefined && (isGone(key) || isWritten(cluster, fixed));
		});
		return isLeftOut ? [] : [index];
	});
}

/** The clusters whose names each step has in it while they are there; only steps without effects and mixed ones are asked. */
function mentionsOf(
	steps: readonly Pick<Step, 'sql' | 'command'>[],
	{ byKey }: Clusters,
): readonly (readonly Cluster[])[] {
	const byName = new Map<string, Cluster[]>();
	for (const cluster of byKey.values()) {
		for (const name of cluster.names) {
			const list = byName.get(name);
			if (list) list.push(cluster);
			else byName.set(name, [cluster]);
		}
	}
	return steps.map(({ sql, command }, index) => {
		if (PURE.test(command) && !/^COMMENT/.test(command)) return [];
		const found = new Set([...new Set(wordsOf(sql))].flatMap((word) => byName.get(word) ?? []));
		return [...found].filter(({ made, ended }) => made <= index && index <= (ended ?? index));
	});
}

/** Settings of a file of which nothing else is left are left out, too. */
function withoutIdleSessions(
	steps: readonly Pick<Step, 'path' | 'sql'>[],
	kept: readonly number[],
): readonly number[] {
	const busy = new Set(
		kept.filter((step) => !SESSION.test(steps[step]!.sql)).map((step) => steps[step]!.path),
	);
	return kept.filter((step) => busy.has(steps[step]!.path));
}
