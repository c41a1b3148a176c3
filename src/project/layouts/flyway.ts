import { KNOWS_VERSIONS } from '../conduct.ts';
import { dialectOfFolder } from '../dialect-names.ts';
import type { LedgerEntry } from '../project.ts';
import { filesBelow, findLocations } from './flyway-locations.ts';
import { type FlywayName, parseFlywayName } from './flyway-names.ts';
import { inOrder, type NamedFile } from './flyway-order.ts';
import { fillFlywayPlaceholders } from './flyway-placeholders.ts';
import { type FlywaySettings, readFlywaySettings } from './flyway-settings.ts';
import { type FlywaySidecar, readFlywaySidecar } from './flyway-sidecar.ts';
import { detectMode } from './flyway-transaction.ts';
import { type Candidate, downFile, type Layout, type PlannedFile, type Tree } from './layout.ts';
import { baseName, codeMigrations, folderOf, skippedSql, toWords, wholeOf } from './names.ts';
import { passedOver } from './passed-over.ts';
import { atBeginning, quoteName, setSetting } from './session-settings.ts';

/** A file that Flyway runs, with the settings that hold for it. */
interface FlywayFile extends PlannedFile {
	readonly settings: FlywaySettings;
	readonly sidecar: FlywaySidecar;
	/** The statements that Flyway sends before it. */
	readonly session: readonly string[];
	/** The file that undoes it. */
	readonly undo: string | null;
}

/** Flyway: `V1_2__name.sql` by version, then `R__name.sql` by name, from the newest baseline `B…` on. */
export const flyway: Layout<FlywayFile> = {
	name: 'flyway',
	title: 'Flyway',
	pattern: 'db/migration/V1__name.sql',
	bookkeepingTables: [
		{
			name: 'flyway_schema_history',
			sql: `CREATE TABLE flyway_schema_history (
	installed_rank integer NOT NULL CONSTRAINT flyway_schema_history_pk PRIMARY KEY,
	version varchar(50),
	description varchar(200) NOT NULL,
	type varchar(20) NOT NULL,
	script varchar(1000) NOT NULL,
	checksum integer,
	installed_by varchar(100) NOT NULL,
	installed_on timestamp NOT NULL DEFAULT now(),
	execution_time integer NOT NULL,
	success boolean NOT NULL
)`,
		},
	],
	conduct: {
		...KNOWS_VERSIONS,
		knows: 'version and name',
		late: 'refuses',
		lateWayOut: '`outOfOrder` has Flyway run it all the same.',
		sees: 'every line',
		onEdit: 'refuses',
		editWayOut: '`flyway repair` takes the new checksum into a database that has run it.',
		onMissing: 'refuses',
	},

	async find(tree) {
		const counts = new Map<string, number>();
		for (const path of tree.files) {
			// Repeatable files and baselines alone are too little to tell.
			if (!/^V\d+(?:[._]\d+)*__.*\.sql$/.test(baseName(path))) continue;
			const directory = locationOf(folderOf(path));
			counts.set(directory, (counts.get(directory) ?? 0) + 1);
		}
		const found = await Promise.all(
			[...counts].map(([directory, count]) => candidateAt(directory, count, tree)),
		);
		return found.filter(
			({ directory }, index) => found.findIndex((other) => other.directory === directory) === index,
		);
	},

	async plan(directory, tree) {
		const settings = await readFlywaySettings(tree, directory);
		const { found: locations } = findLocations(settings, tree, directory);
		const present = filesBelow(locations.length > 0 ? locations : [directory], tree);
		const named = present.flatMap((path): NamedFile[] => {
			const name = parseFlywayName(path, settings);
			return name ? [{ ...name, path }] : [];
		});
		const known = new Set(named.map(({ path }) => path));
		const { kept, replaced, baseline } = inOrder(named);
		const undos = new Map(
			named.filter(({ kind }) => kind === 'undo').map(({ version, path }) => [version, path]),
		);
		const planned = await Promise.all(
			kept.map(async ({ path, kind, version, description }): Promise<FlywayFile> => {
				const label = kind === 'repeatable' ? `R ${description}` : version;
				const sidecar = await readFlywaySidecar(tree, path);
				const undo = kind === 'versioned' ? (undos.get(version) ?? null) : null;
				const file = {
					path,
					version: label,
					name: toWords(description),
					settings,
					sidecar,
					session: [],
					undo,
				};
				return kind === 'repeatable' ? { ...file, isRepeatable: true } : file;
			}),
		);
		const ofKind = (kind: FlywayName['kind']): readonly string[] =>
			named.filter((file) => file.kind === kind).map(({ path }) => path);
		const others = present.filter((path) => !known.has(path));
		const { versioned, repeatable } = settings.prefixes;
		return {
			...(settings.takesLate ? { conduct: { late: 'runs' } as const } : {}),
			files: planned
				.filter(({ sidecar }) => sidecar.isRun)
				.map((file, index) => ({ ...file, session: sessionFor(settings, index === 0) })),
			ledger: [
				...aboutNamespaces(settings),
				...skippedSql(
					replaced,
					`The baseline ${baseline?.version ?? ''} stands for it: Flyway does not run it in an empty database.`,
				),
				...skippedSql(
					planned.filter(({ sidecar }) => !sidecar.isRun).map(({ path }) => path),
					'The settings beside it say that it is not run.',
				),
				...planned.flatMap(({ sidecar }) => sidecar.ledger),
				...passedOver(ofKind('undo'), directory, 'for the way back'),
				...skippedSql(
					ofKind('callback'),
					'It is named after a moment at which Flyway runs it: not replayed.',
				),
				...skippedSql(
					others,
					`Its name begins with no \`${versioned}1__\` or \`${repeatable}__\`: Flyway does not run it by itself.`,
				),
				...codeMigrations(programsBeside(directory, tree.all), /^[VRB][\d._]*__/),
			],
		};
	},

	readUp({ path, settings, sidecar, session }, source, { placeholders }) {
		const fills = sidecar.replacesPlaceholders ?? settings.replacesPlaceholders;
		const filled = fills
			? fillFlywayPlaceholders(path, source, settings, placeholders)
			: { replacements: [], ledger: [] };
		return {
			sections: [{ spans: [wholeOf(source)], transaction: sidecar.transaction ?? detectMode(source) }],
			replacements: [...atBeginning(session), ...filled.replacements],
			ledger: filled.ledger,
		};
	},

	async readDown(file, _source, context) {
		if (file.undo === null) return null;
		const sidecar = await readFlywaySidecar(context.tree, file.undo);
		return downFile([file.undo], context, (path, source) =>
			flyway.readUp({ ...file, path, sidecar }, source, context),
		);
	},
};

/** Flyway reads a location with all folders below it, save that each kind of database has its own. */
function locationOf(folder: string): string {
	const parts = folder.split('/');
	const migration = parts.findLastIndex((part) => /^migrations?$/i.test(part));
	if (migration < 0) return folder;
	const dialects = parts.slice(migration + 1).findLastIndex((part) => dialectOfFolder(part) !== null);
	return parts.slice(0, migration + dialects + 2).join('/');
}

/** Where the settings name the locations, all of them are one history, and other folders are hardly meant. */
async function candidateAt(directory: string, count: number, tree: Tree): Promise<Candidate> {
	const settings = await readFlywaySettings(tree, directory);
	const { isNamed, found } = findLocations(settings, tree, directory);
	const [first, ...others] = found;
	if (first === undefined) return { directory, count, certainty: isNamed ? 'fallback' : 'shaped' };
	const files = filesBelow([first, ...others], tree).filter((path) => parseFlywayName(path, settings));
	return { directory: first, count: files.length, certainty: 'marked', covers: [first, ...others] };
}

/** The namespaces of the settings are made before the first file, and the first of them is where names are looked for. */
function sessionFor({ namespaces }: FlywaySettings, isFirst: boolean): readonly string[] {
	const [first] = namespaces;
	if (first === undefined || (first === 'public' && namespaces.length === 1)) return [];
	const created = namespaces.map((name) => `CREATE SCHEMA IF NOT EXISTS ${quoteName(name)}`);
	const path = setSetting('search_path', first === 'public' ? 'public' : `${quoteName(first)}, public`);
	return [...(isFirst ? created : []), path];
}

function aboutNamespaces(settings: FlywaySettings): readonly LedgerEntry[] {
	if (settings.path === null || sessionFor(settings, true).length === 0) return [];
	const message = `Flyway works in ${settings.namespaces.join(', ')}: made first, as its settings say.`;
	return [{ kind: 'assumed', message, file: settings.path, line: null }];
}

/** The programs that Flyway runs among the files of `resources`: they stand in the same folder of another source set. */
function programsBeside(directory: string, all: ReadonlySet<string>): readonly string[] {
	const [, module = '', folder] = /^(.*?)src\/main\/resources\/(.+)$/.exec(directory) ?? [];
	if (folder === undefined) return [];
	return [...all].filter(
		(path) => path.startsWith(`${module}src/main/`) && folderOf(path).endsWith(`/${folder}`),
	);
}
