import type { Migration, MigrationHistory } from '../../project/project.ts';
import type { Statement } from '../../sql/statement.ts';
import type { ArrangedFile, ArrangedStatement, Arrangement } from './arrange.ts';

/** A history with arrangements in place of some of its migrations. */
export interface RearrangedHistory {
	readonly history: MigrationHistory;
	/** The paths of what is judged in it. */
	readonly judged: ReadonlySet<string>;
	/** The migration and the statement in it that a statement is or stands for, by its path and its place there. */
	readonly originOf: (path: string, index: number) => Origin | undefined;
}

/** The statement of the original history that a rearranged one is or stands for. */
export interface Origin extends ArrangedStatement {
	readonly path: string;
}

/** Puts arrangements in place of their migrations; further files come last, but for those that keep the order. */
export function rearrangeHistory(
	history: MigrationHistory,
	judged: ReadonlySet<string>,
	arrangements: readonly Arrangement[],
): RearrangedHistory {
	const byPath = new Map(arrangements.map((each) => [each.migration.path, each]));
	const paths = new Set(judged);
	const origins = new Map<string, readonly Origin[]>();
	const last: Migration[] = [];
	const migrations: Migration[] = [];
	for (const migration of history.migrations) {
		const arrangement = byPath.get(migration.path);
		if (!arrangement) {
			migrations.push(migration);
			continue;
		}
		for (const [at, file] of arrangement.files.entries()) {
			// No file has a NUL in its name.
			const path = at === 0 ? migration.path : `${migration.path}\0${at}`;
			const made = toMigration(migration, file, path);
			(at === 0 || arrangement.keepsOrder ? migrations : last).push(made);
			paths.add(path);
			origins.set(
				path,
				file.sections.flatMap(({ statements }) =>
					statements.map((each) => ({ ...each, path: migration.path })),
				),
			);
		}
	}
	return {
		history: { ...history, migrations: [...migrations, ...last] },
		judged: paths,
		originOf: (path, index) => {
			const own = origins.get(path);
			return own ? own[index] : { path, index, step: null };
		},
	};
}

function toMigration(original: Migration, { sections }: ArrangedFile, path: string): Migration {
	let source = '';
	const statements = sections.flatMap(({ statements: arranged }) =>
		arranged.map(({ index, step }): Statement => {
			const kept = original.statements[index]!;
			const { text, copyData } = step ? { text: step.sql, copyData: undefined } : kept;
			const start = source.length;
			source += `${text};\n`;
			const span = { start, end: start + text.length };
			return copyData === undefined ? { text, span } : { text, span, copyData };
		}),
	);
	return {
		...original,
		path,
		source,
		statements,
		sections: sections.map(({ statements: each, transaction }) => ({ count: each.length, transaction })),
	};
}
