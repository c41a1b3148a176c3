import { loadDocument } from '../compare/document-schema.ts';
import { isProven, type Proof } from '../compare/prove-schema.ts';
import type { DatabaseConfig } from '../config/config.ts';
import { UserError } from '../errors.ts';
import { loadProject, type ProjectFile } from '../project/load-project.ts';
import type { FileSource, LedgerEntry } from '../project/project.ts';
import { rehearse } from '../rehearsal/rehearse.ts';
import { replayHistory } from '../replay/replay-history.ts';
import { unsettledEntries } from '../report/findings/ledger-findings.ts';
import type { SpecificationDocument } from '../specification/document.ts';
import { settleConflicts } from '../specification/settle-conflicts.ts';
import { isLarge, SPLIT_IT } from '../specification/split/large-document.ts';
import { renewSpecification } from '../specification/split/renew-specification.ts';
import { parseSpecification, type Specification } from '../specification/split/specification.ts';
import { chooseDialect } from './choose-dialect.ts';
import { generationNotes } from './generation-notes.ts';
import { makeFacts } from './make-facts.ts';
import { openRepository, type Repository } from './open-repository.ts';
import { brokenPlan, mayBePlanned, planNew, writeScript } from './plan-new.ts';
import { readPlan } from './read-plan.ts';
import { renewPicture } from './renew-picture.ts';
import type { RunInput, RunSettings } from './run-input.ts';
import { isBeforeFirst, showPlan } from './show-plan.ts';

/** A file as it should be; `changed` is false when it is so already. */
export interface GeneratedFile {
	readonly path: string;
	/** Null for one that goes. */
	readonly text: string | null;
	readonly changed: boolean;
}

/** One database's specification, its executable schema, and whether that was proven. */
export interface Generated {
	readonly name: string;
	readonly files: readonly GeneratedFile[];
	readonly proof: Proof;
	readonly proven: boolean;
	readonly ledger: readonly LedgerEntry[];
	/** What was done to the document beside bringing it up to date, line by line. */
	readonly notes: readonly string[];
	/** What of the ledger a strict run does not accept; empty where the run is not strict. */
	readonly unsettled: readonly LedgerEntry[];
}

/** Makes or renews the specification of every database; writes nothing itself. */
export async function generate(input: RunInput): Promise<readonly Generated[]> {
	const repository = await openRepository(input);
	if (!repository.hasWorkingTree) {
		throw new UserError('load', 'this repository is bare: there is no working tree to write to', {
			hint: 'Run it in a clone with a working tree.',
		});
	}
	return generateRepository(repository, input);
}

/** Makes or renews the specification of every database of a repository's state. */
export async function generateRepository(
	{ head, config, databases }: Repository,
	input: RunSettings,
): Promise<readonly Generated[]> {
	const results: Generated[] = [];
	for (const database of databases) {
		const generated = generateOne(input, head, database, config.strict);
		results.push(
			await (databases.length === 1 ? generated : generated.catch((error) => rethrow(error, database.name))),
		);
	}
	return results;
}

/** Of several databases the error says which one it is about. */
function rethrow(error: unknown, database: string): never {
	if (!(error instanceof UserError)) throw error;
	const { code, message, hint, location, facts, cause } = error;
	throw new UserError(code, message, {
		...(hint === undefined ? {} : { hint }),
		...(location === undefined ? {} : { location }),
		facts: { database, ...facts },
		cause,
	});
}

async function generateOne(
	input: RunSettings,
	head: FileSource,
	database: DatabaseConfig,
	isStrict: boolean,
): Promise<Generated> {
	const { onProgress, checkpoints } = input;
	const {
		history,
		document: committed,
		pages,
		sqlFile,
	} = await loadProject(head, database, mayBePlanned(database));
	// A document that cannot be read must be said before minutes are spent on replaying.
	const { specification, settled } = readSettled(committed, pages);
	const { limits } = database;
	const dialect = chooseDialect(database, input);
	const replayed = await replayHistory({
		dialect,
		history,
		limits,
		baseCount: null,
		checkpoints,
		...(onProgress ? { onProgress } : {}),
	});
	const load = (one: SpecificationDocument) => loadDocument(dialect, one, limits, replayed.head.schema);
	const planned = await planNew(
		{ head, database, dialect, replay: replayed.head, load },
		specification.whole,
	);
	const { plan, read } = await readPlan(planned.document, replayed.head, load);
	const ledger = [
		...replayed.head.ledger,
		...planned.ledger,
		...brokenPlan(isBeforeFirst(replayed.head) ? read : null, database.document),
	];
	const shown = showPlan(replayed.head, read, planned.blocks);
	const script = writeScript(dialect, shown.replay, planned.document);
	const {
		proof,
		rehearsed,
		script: whole,
	} = await rehearse(dialect, shown.replay, script, limits, planned.database, { checkpoints });
	const made = makeFacts(dialect, planned.database, shown.replay, input.defaultName, rehearsed, plan);
	const facts = { ...made, ...shown.facts };
	const renewed = renewSpecification(specification, facts, database.documentMode);
	const text = renewed[0]?.text ?? '';
	const before = new Map([committed, ...pages].map(({ path, text }) => [path, text]));
	return {
		name: database.name,
		files: [
			...renewed.map(({ path, text }) => ({ path, text, changed: text !== (before.get(path) ?? null) })),
			{ path: sqlFile.path, text: whole, changed: whole !== sqlFile.text },
			...(await renewPicture(head, facts)),
		],
		proof,
		proven: isProven(proof),
		ledger,
		notes: [
			...planned.notes,
			...generationNotes(specification.main, text, { ...facts, settled }, read),
			...(database.documentMode === 'single' && isLarge(text)
				? [`${database.document} has grown larger than GitHub shows well. ${SPLIT_IT}`]
				: []),
		],
		unsettled: isStrict ? unsettledEntries(ledger) : [],
	};
}

/** The specification with the conflicts of its generated blocks settled, and how many there were. */
function readSettled(
	document: ProjectFile,
	pages: readonly ProjectFile[],
): { readonly specification: Specification; readonly settled: number } {
	let settled = 0;
	const settle = (file: ProjectFile): ProjectFile => {
		if (file.text === null) return file;
		const result = settleConflicts(file.path, file.text);
		settled += result.settled;
		return { path: file.path, text: result.text };
	};
	const specification = parseSpecification(settle(document), pages.map(settle));
	return { specification, settled };
}
