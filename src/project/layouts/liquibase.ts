import { UserError } from '../../errors.ts';
import { KNOWS_VERSIONS } from '../conduct.ts';
import type { LedgerEntry } from '../project.ts';
import { comparePaths } from '../sources/paths.ts';
import type { Candidate, Layout, PlannedFile, Tree } from './layout.ts';
import { isFormattedSql } from './liquibase/formatted-sql.ts';
import { readRollbacks } from './liquibase/rollbacks.ts';
import { chooseRoot, findRoots } from './liquibase/roots.ts';
import { type Piece, type Walk, walkChangeLogs } from './liquibase/walk.ts';
import { baseName, folderOf, skippedSql, toWords } from './names.ts';

/** A file of changesets, with what of it is run. */
interface LiquibaseFile extends PlannedFile {
	readonly piece: Piece;
}

/** Liquibase: the changesets of a root changelog and all that it includes, in its order. */
export const liquibase: Layout<LiquibaseFile> = {
	name: 'liquibase',
	title: 'Liquibase',
	pattern: 'db/changelog/db.changelog-master.yaml, or *.sql with `--liquibase formatted sql`',
	bookkeepingTables: [
		{
			name: 'databasechangelog',
			sql: `CREATE TABLE databasechangelog (
	id varchar(255) NOT NULL,
	author varchar(255) NOT NULL,
	filename varchar(255) NOT NULL,
	dateexecuted timestamp NOT NULL,
	orderexecuted integer NOT NULL,
	exectype varchar(10) NOT NULL,
	md5sum varchar(35),
	description varchar(255),
	comments varchar(255),
	tag varchar(255),
	liquibase varchar(20),
	contexts varchar(255),
	labels varchar(255),
	deployment_id varchar(10)
)`,
		},
		{
			name: 'databasechangeloglock',
			sql: `CREATE TABLE databasechangeloglock (
	id integer NOT NULL CONSTRAINT databasechangeloglock_pkey PRIMARY KEY,
	locked boolean NOT NULL,
	lockgranted timestamp,
	lockedby varchar(255)
)`,
		},
	],
	conduct: {
		...KNOWS_VERSIONS,
		knows: 'file',
		order: 'list',
		late: 'runs',
		sees: 'every word',
		onEdit: 'refuses',
		editWayOut: '`validCheckSum` in the changeset accepts the old form.',
		recordWayOut: 'Include it in a changelog.',
		grows: true,
	},

	async find(tree) {
		const { markup, sql } = await findRoots(tree.files, tree);
		const fromMarkup = await Promise.all(markup.map((root) => candidateOf(root, tree)));
		const covered = new Set(fromMarkup.flatMap(({ covers = [] }) => covers));
		const counts = new Map<string, number>();
		for (const path of sql) {
			const folder = folderOf(path);
			if (!covered.has(folder)) counts.set(folder, (counts.get(folder) ?? 0) + 1);
		}
		const fromSql = [...counts].map(
			([directory, count]): Candidate => ({ directory, count, certainty: 'marked' }),
		);
		const all = [...fromMarkup, ...fromSql];
		return all.filter(
			({ directory }, index) => all.findIndex((other) => other.directory === directory) === index,
		);
	},

	async plan(directory, tree, placeholders) {
		const { roots, isAssumed } = await rootsOf(directory, tree);
		const walk = await walkChangeLogs(roots, tree, placeholders);
		if (walk.pieces.length === 0 && walk.notSql.size > 0) throw nothingInSql(walk);
		const files = walk.pieces.map((piece): LiquibaseFile => {
			const version = baseName(piece.path).replace(/\.\w+$/, '');
			const file = { path: piece.path, version, name: toWords(version.replace(/^[\d._-]+/, '')), piece };
			return walk.repeatable.has(piece.path) ? { ...file, isRepeatable: true } : file;
		});
		const others = tree.files.filter((path) => path.startsWith(`${directory}/`) && !walk.files.has(path));
		const reason = 'No changelog includes it: Liquibase does not run it.';
		const folders = new Set([...walk.files].map(folderOf));
		const isForgotten = (path: string): boolean =>
			folders.has(folderOf(path)) && !/rollback|undo|revert/i.test(path);
		const staleRecords = skippedSql(others.filter(isForgotten), reason);
		const strangers = others.filter((path) => !isForgotten(path));
		return {
			files,
			staleRecords,
			ledger: [
				...(isAssumed ? [assumedOrder(directory)] : []),
				...walk.ledger,
				...staleRecords,
				...skippedSql(strangers, reason),
			],
		};
	},

	readUp: ({ piece: { sections, replacements } }) => ({
		sections,
		replacements: replacements.toSorted((a, b) => a.span.start - b.span.start),
		ledger: [],
	}),

	readDown: ({ path }, source) => (isFormattedSql(source) ? readRollbacks(path, source) : null),
};

/** Where changesets are only in other languages than SQL, something else may tell more. */
async function candidateOf(root: string, tree: Tree): Promise<Candidate> {
	const directory = folderOf(root);
	try {
		const { pieces, files } = await walkChangeLogs([root], tree, {});
		const count = pieces.reduce((sum, { sections }) => sum + sections.length, 0);
		const covers = [...new Set([...files].map(folderOf))];
		return { directory, count, certainty: count > 0 ? 'marked' : 'fallback', covers };
	} catch {
		return { directory, count: 1, certainty: 'marked', covers: [directory] };
	}
}

async function rootsOf(
	directory: string,
	tree: Tree,
): Promise<{ readonly roots: readonly string[]; readonly isAssumed: boolean }> {
	if (tree.all.has(directory)) return { roots: [directory], isAssumed: false };
	const below = tree.files.filter((path) => directory === '' || path.startsWith(`${directory}/`));
	const { markup, sql } = await findRoots(below, tree);
	const root = chooseRoot(markup, directory);
	if (root !== null) return { roots: [root], isAssumed: false };
	return { roots: sql.toSorted(comparePaths), isAssumed: sql.length > 1 };
}

function assumedOrder(directory: string): LedgerEntry {
	const message =
		'No changelog says in what order these files run: they are taken in the order of their paths.';
	return { kind: 'assumed', message, file: directory, line: null };
}

function nothingInSql({ notSql }: Walk): UserError {
	const [file = '', { line = 1, first = '' } = {}] = [...notSql][0] ?? [];
	return new UserError('load', 'None of these changesets is in SQL, so none of them can be replayed.', {
		location: { file, line },
		facts: { 'such as': first },
		hint: 'Have `liquibase update-sql` write them as one file of SQL and point `--migrations` at it, or run Liquibase itself with `migrate-command`.',
	});
}
