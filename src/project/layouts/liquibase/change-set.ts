import { UserError } from '../../../errors.ts';
import { positionAt } from '../../../sql/position.ts';
import type { Span } from '../../../sql/statement.ts';
import type { LedgerEntry, TransactionMode } from '../../project.ts';
import type { Change, ChangeSet, Delimiting } from './change-log.ts';
import { withSemicolons } from './delimiter.ts';
import type { WrittenText } from './element.ts';
import { findFile } from './find-file.ts';
import { withProperties } from './properties.ts';
import type { Piece, Stop, Walk } from './walk.ts';

/** Whether a list such as `postgresql, !h2` is for PostgreSQL. */
export function isForPostgres(dbms: string | null | undefined): boolean {
	const names = (dbms ?? '')
		.toLowerCase()
		.split(',')
		.map((name) => name.trim())
		.filter((name) => name !== '');
	if (names.length === 0 || names.includes('all') || names.includes('postgresql')) return true;
	return names.every((name) => name.startsWith('!')) && !names.includes('!postgresql');
}

/** Adds what one changeset runs; throws a UserError for one that is there twice. */
export async function runChangeSet(changeSet: ChangeSet, stop: Stop, walk: Walk): Promise<void> {
	const { log, lineOf, root } = stop;
	const { attributes, author, id } = changeSet;
	const name = `${author}:${id}`;
	const location = { file: log.path, line: lineOf(changeSet.offset) };
	const note = (kind: LedgerEntry['kind'], message: string): void => {
		walk.ledger.push({ kind, message, ...location });
	};
	if (!isForPostgres(attributes.get('dbms'))) {
		return note('skipped', `The changeset ${name} is for ${attributes.get('dbms')} only.`);
	}
	if (attributes.get('ignore') === 'true') return note('skipped', `The changeset ${name} is to be ignored.`);
	requireNew(`${attributes.get('logicalfilepath') ?? log.path} ${name}`, name, location, walk);
	const isEditable = ['runonchange', 'runalways'].some((each) => attributes.get(each) === 'true');
	if (isEditable) walk.repeatable.add(log.path);
	for (const assumption of assumptionsOf(changeSet)) note('assumed', `The changeset ${name} ${assumption}.`);

	const transaction = attributes.get('runintransaction') === 'false' ? 'none' : 'transaction';
	const run: Run = { transaction, open: null };
	for (const change of changeSet.changes) {
		if (change.kind === 'other') {
			addNotSql(change, name, stop, walk);
		} else if (!isForPostgres(change.dbms)) {
			note('skipped', `A part of the changeset ${name} is for ${change.dbms} only.`);
		} else if (change.kind === 'sql') {
			add(log, change.texts, change, run, walk);
		} else {
			const path = findFile(change.path, log.path, root, change.isRelative, walk.tree);
			const text = path === null ? null : await walk.tree.read(path);
			if (path === null || text === null) {
				throw new UserError('load', `${change.path}, which is run here, is not there.`, {
					location: { file: log.path, line: lineOf(change.offset) },
					hint: 'Commit it, as Liquibase itself stops without it.',
				});
			}
			walk.files.add(path);
			if (isEditable) walk.repeatable.add(path);
			const whole = { span: { start: 0, end: text.length }, replacements: [] };
			add({ path, text }, [whole], change, run, walk);
		}
	}
}

function requireNew(
	identity: string,
	name: string,
	location: { readonly file: string; readonly line: number },
	{ identities }: Walk,
): void {
	if (identities.has(identity)) {
		throw new UserError('load', `The changeset ${name} is there twice.`, {
			location,
			hint: 'Liquibase refuses two changesets of one author and identifier in one file: give one of them another, or include the file once.',
		});
	}
	identities.add(identity);
}

/** What only the run of Liquibase itself would show. */
function assumptionsOf({ attributes, hasPreconditions }: ChangeSet): readonly string[] {
	const context = attributes.get('contextfilter') || attributes.get('context');
	const labels = attributes.get('labels');
	return [
		...(context ? [`runs in the context ${context}, which is taken to be asked for`] : []),
		...(labels ? [`has the labels ${labels}, which are taken to be asked for`] : []),
		...(hasPreconditions ? ['has preconditions, which are taken to hold'] : []),
		...(attributes.get('failonerror') === 'false' ? ['may fail, but is taken not to'] : []),
	];
}

function addNotSql(
	{ name, offset }: Extract<Change, { kind: 'other' }>,
	changeSet: string,
	{ log, lineOf }: Stop,
	{ notSql }: Walk,
): void {
	const known = notSql.get(log.path);
	const line = lineOf(offset);
	if (known) known.count++;
	else notSql.set(log.path, { line, first: `${changeSet} (${name})`, count: 1 });
}

/** How a changeset is run, and the part of a file that its next SQL belongs to. */
interface Run {
	readonly transaction: TransactionMode;
	open: { readonly piece: Piece; readonly spans: Span[] } | null;
}

function add(
	{ path, text: source }: { readonly path: string; readonly text: string },
	texts: readonly WrittenText[],
	{ endDelimiter }: Delimiting,
	run: Run,
	walk: Walk,
): void {
	const last = walk.pieces.at(-1);
	const piece = last?.path === path ? last : { path, sections: [], replacements: [] };
	if (piece !== last) walk.pieces.push(piece);
	if (run.open?.piece !== piece) {
		run.open = { piece, spans: [] };
		piece.sections.push({ spans: run.open.spans, transaction: run.transaction });
	}
	for (const text of texts) {
		const cut = withSemicolons(source, text, endDelimiter);
		const onUnknown = (name: string): void =>
			tellUnknown(name, path, positionAt(source, text.span.start).line, walk);
		const { span, replacements } = withProperties(source, cut, walk.properties, onUnknown);
		run.open.spans.push(span);
		for (const replacement of replacements) piece.replacements.push(replacement);
	}
}

/** Each name once for each file. */
function tellUnknown(name: string, file: string, line: number, walk: Walk): void {
	const known = walk.unknown.get(file) ?? new Set();
	if (known.has(name)) return;
	walk.unknown.set(file, known.add(name));
	const message = `\${${name}} has no value and stays as it is written: give it under \`placeholders\` where Liquibase is given one.`;
	walk.ledger.push({ kind: 'assumed', message, file, line });
}
