import type { LayoutName } from '../config/layout-names.ts';
import { declaredDialect } from './dialect.ts';
import { dialectOfPath, withoutDialects } from './dialect-names.ts';
import type { Candidate, Layout, Tree } from './layouts/layout.ts';
import type { LedgerEntry } from './project.ts';
import { comparePaths } from './sources/paths.ts';

/** What the settings say about where the migrations are; null where they leave it open. */
export interface Wanted {
	readonly migrations: string | null;
	readonly layout: LayoutName | null;
}

/** Migrations that a layout could read. */
export interface Place extends Candidate {
	readonly layout: Layout;
}

/** The places that are meant, and what was assumed in leaving others out. */
export interface Narrowed {
	readonly chosen: readonly Place[];
	readonly ledger: readonly LedgerEntry[];
}

/**
 * Narrows the places of a repository down by how sure their tools are of them, by what their paths tell, and by the kind
 * of database that they are declared to be for; sorted by directory.
 */
export async function choosePlaces(places: readonly Place[], tree: Tree): Promise<Narrowed> {
	const best = mostCertain(withoutCovered(bestOfEachDirectory(places)));
	const own = best.filter((place) => !isTestPath(place.directory));
	const tests = own.length > 0 ? best.filter((place) => !own.includes(place)) : [];
	const siblings = chooseDialect(own.length > 0 ? own : best);
	const declared = await leaveOutForeign(siblings.chosen, tree);
	const ledger = [
		...passedOver(tests, 'Its path says that it belongs to tests or examples'),
		...siblings.ledger,
		...declared.ledger,
	];
	return { chosen: declared.chosen.toSorted((a, b) => comparePaths(a.directory, b.directory)), ledger };
}

const RANK: Readonly<Record<Candidate['certainty'], number>> = { marked: 2, shaped: 1, fallback: 0 };

/** Plain numbers fit nearly everything, so any tool that is as sure is believed instead. */
function strength({ certainty, layout }: Place): number {
	return RANK[certainty] + (layout.name === 'numbered' ? 0 : 0.5);
}

/** What stands in a folder that a surer tool, or the same tool from further up, calls its own is no place of its own. */
function withoutCovered(places: readonly Place[]): readonly Place[] {
	const covering = places.filter(({ covers = [] }) => covers.length > 0);
	const covers = (other: Place, place: Place): boolean => {
		const isInside = other.covers?.some((folder) => `${place.directory}/`.startsWith(`${folder}/`)) ?? false;
		if (!isInside || other.directory === place.directory) return false;
		return strength(other) > strength(place) || other.layout === place.layout;
	};
	return places.filter((place) => !covering.some((other) => covers(other, place)));
}

/** Of the layouts that fit one directory those that are surest; several only where they are equally sure. */
function bestOfEachDirectory(places: readonly Place[]): readonly Place[] {
	const best = new Map<string, number>();
	for (const place of places) {
		best.set(place.directory, Math.max(strength(place), best.get(place.directory) ?? 0));
	}
	return places.filter((place) => strength(place) === best.get(place.directory));
}

/** Numbered files somewhere and dumps count only where nothing better is found. */
function mostCertain(places: readonly Place[]): readonly Place[] {
	const sure = places.filter((place) => place.certainty !== 'fallback');
	return sure.length > 0 ? sure : places;
}

const TEST_PATH =
	/(?:^|[-_./])(?:tests?|testdata|fixtures?|examples?|samples?|mocks?|stubs?|e2e|spec|demo)(?=[-_./]|$)/i;

function isTestPath(path: string): boolean {
	return TEST_PATH.test(path);
}

/** Of folders that differ only in the kind of database they name, the one for PostgreSQL. */
function chooseDialect(places: readonly Place[]): Narrowed {
	const siblingsOf = (place: Place): readonly Place[] =>
		places.filter((other) => withoutDialects(other.directory) === withoutDialects(place.directory));
	const chosen = places.filter((place) => {
		const siblings = siblingsOf(place);
		const hasPostgres = siblings.some((sibling) => isForPostgres(sibling));
		return !hasPostgres || isForPostgres(place);
	});
	const others = places.filter((place) => !chosen.includes(place));
	return { chosen, ledger: passedOver(others, 'Its path says that it is for another kind of database') };
}

/** Of several places, those that are not declared to be for another kind of database. */
async function leaveOutForeign(places: readonly Place[], tree: Tree): Promise<Narrowed> {
	if (places.length < 2) return { chosen: places, ledger: [] };
	const dialects = await Promise.all(
		places.map(({ layout, directory }) => declaredDialect({ layout: layout.name, directory }, tree)),
	);
	const chosen = places.filter((_, index) => (dialects[index] ?? 'postgresql') === 'postgresql');
	if (chosen.length === 0) return { chosen: places, ledger: [] };
	const others = places.filter((place) => !chosen.includes(place));
	return {
		chosen,
		ledger: passedOver(others, 'Its settings or its path say that it is for another kind of database'),
	};
}

function isForPostgres(place: Place): boolean {
	return dialectOfPath(place.directory) === 'postgresql';
}

function passedOver(places: readonly Place[], reason: string): readonly LedgerEntry[] {
	return places.map(({ directory, count, layout }) => ({
		kind: 'assumed',
		message: `${reason}: its ${count} migrations (${layout.title}) are not the ones meant.`,
		file: directory,
		line: null,
	}));
}
