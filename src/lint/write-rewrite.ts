import type { Migration, MigrationHistory } from '../project/project.ts';
import { applyEdits, type Edit } from '../sql/edit.ts';
import { splitStatements } from '../sql/split.ts';
import type { ArrangedFile, ArrangedStatement, Arrangement } from './proofs/arrange.ts';
import { formOf } from './rewrite-forms/index.ts';
import { comesBefore, nextPath } from './rewrite-forms/next-path.ts';
import type { RewriteFile, RewriteForm } from './rewrite-forms/rewrite-form.ts';

/** A migration whose rewrites are put in, as files of its tool. */
export interface WrittenRewrite {
	/** The migration's own file first; at least one. */
	readonly files: readonly RewriteFile[];
	/** What has to be done beside, as sentences of Markdown. */
	readonly remarks: readonly string[];
}

/** A migration as its rewrites leave it, in the form of its tool; null where it cannot be written so. */
export function writeRewrite(
	{ layout, migrations }: Pick<MigrationHistory, 'layout' | 'migrations'>,
	arrangement: Arrangement,
): WrittenRewrite | null {
	const form = formOf(layout);
	const { migration } = arrangement;
	// What stands in the file is not what ran.
	if (!form || migration.statements.some(({ filledIn }) => filledIn !== undefined)) return null;
	const [home, ...others] = arrangement.files.flatMap((file) => singly(file, form));
	if (!home) return null;
	const edited = editHome(migration, home, form);
	if (edited === null) return null;
	const standing = others.filter(({ isOutside }) => !isOutside || form.outside !== null);
	const further = others.map((file): RewriteFile => {
		const place = standing.indexOf(file) + 1;
		const path = place === 0 ? null : furtherPath(arrangement, migrations, place);
		return { path, text: writeFurther(migration, file, form) };
	});
	const files = [{ path: migration.path, text: edited }, ...further];
	const beside = files.flatMap(({ path, text }, at) => {
		const isOutside = at === 0 ? home.isOutside : (others[at - 1]?.isOutside ?? false);
		const made = path !== null && isOutside ? form.beside?.(path, text) : null;
		return made ? [made] : [];
	});
	const isOutside = arrangement.files.some((file) => file.isOutside);
	return {
		files: [...files, ...beside],
		remarks: [
			...(isOutside && form.outsideRemark ? [form.outsideRemark] : []),
			...(further.length > 0 && form.laterRemark ? [form.laterRemark] : []),
		],
	};
}

/** Where a file outside of transactions holds a single statement, each gets its own. */
function singly(file: ArrangedFile, { outside }: RewriteForm): readonly ArrangedFile[] {
	const statements = file.sections.flatMap((section) => section.statements);
	if (!file.isOutside || outside !== 'single' || statements.length < 2) return [file];
	return statements.map((each) => ({
		isOutside: true,
		sections: [{ transaction: 'none', statements: [each] }],
	}));
}

function furtherPath(
	{ migration, keepsOrder }: Arrangement,
	migrations: readonly Migration[],
	place: number,
): string | null {
	const last = migrations.at(-1) ?? migration;
	if (!keepsOrder) return nextPath(migration, last, place);
	const next = migrations[migrations.indexOf(migration) + 1];
	const path = nextPath(migration, migration, place);
	return path !== null && next && !comesBefore(path, next) ? null : path;
}

/** The migration's own file: what stays is left as it is written. */
function editHome(migration: Migration, home: ArrangedFile, form: RewriteForm): string | null {
	const { source, statements } = migration;
	const kept = Map.groupBy(
		home.sections.flatMap((section) => section.statements),
		({ index }) => index,
	);
	const edits = statements.flatMap(({ span }, index): readonly Edit[] => {
		const arranged = kept.get(index);
		if (!arranged) return [removal(source, span)];
		if (arranged.every(({ step }) => step === null)) return [];
		const indent = /[ \t]*$/.exec(source.slice(0, span.start))?.[0] ?? '';
		const texts = arranged.map(({ step }) => step?.sql ?? source.slice(span.start, span.end));
		// The last semicolon is there already.
		return [{ ...span, text: join(texts, `\n${indent}`).slice(0, -1) }];
	});
	const edited = applyEdits(source, edits);
	if (!home.isOutside) return edited;
	return form.outside === null ? null : form.mark ? form.mark(edited) : edited;
}

/** A statement with its semicolon and, where it has them to itself, its lines. */
function removal(source: string, { start, end }: { readonly start: number; readonly end: number }): Edit {
	const semicolon = /^\s*;/.exec(source.slice(end))?.[0].length ?? 0;
	const isAtStart = /(?:^|\n)[ \t]*$/.test(source.slice(0, start));
	const line = isAtStart ? (/^[ \t]*\r?\n/.exec(source.slice(end + semicolon))?.[0].length ?? 0) : 0;
	const indent = line > 0 ? (/[ \t]*$/.exec(source.slice(0, start))?.[0].length ?? 0) : 0;
	return { start: start - indent, end: end + semicolon + line, text: '' };
}

function writeFurther(migration: Migration, file: ArrangedFile, form: RewriteForm): string {
	const statements = file.sections.flatMap((section) => section.statements);
	const block = form.frame?.block ?? null;
	const texts = statements.map((each) => {
		const text = join([textOf(migration, each)]);
		return block && text.slice(0, -1).includes(';') ? `${block.begin}\n${text}\n${block.end}` : text;
	});
	const body = `${texts.join('\n')}\n`;
	const whole = form.frame ? `${form.frame.up}${body}\n${form.frame.down}` : body;
	return (file.isOutside && form.outside !== null && form.mark?.(whole)) || whole;
}

function textOf({ statements }: Migration, { index, step }: ArrangedStatement): string {
	return step?.sql ?? statements[index]?.text ?? '';
}

/** Statements each with its semicolon, which no comment at its end swallows. */
function join(texts: readonly string[], between = '\n'): string {
	return texts
		.map((text) => (splitStatements(`${text};\nSELECT 1`).length < 2 ? `${text}\n;` : `${text};`))
		.join(between);
}
