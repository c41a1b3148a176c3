import { isProven, type Proof } from '../compare/prove-schema.ts';
import type { DatabaseConfig } from '../config/config.ts';
import { UserError } from '../errors.ts';
import { loadProject } from '../project/load-project.ts';
import type { FileSource, LedgerEntry } from '../project/project.ts';
import { rehearse } from '../rehearsal/rehearse.ts';
import { replayHistory } from '../replay/replay-history.ts';
import { unsettledEntries } from '../report/findings/ledger-findings.ts';
import { parseDocument } from '../specification/parse-document.ts';
import { regenerate } from '../specification/regenerate.ts';
import { chooseDialect } from './choose-dialect.ts';
import { isPlan } from './is-plan.ts';
import { makeFacts } from './make-facts.ts';
import { openRepository } from './open-repository.ts';
import type { RunInput } from './run-input.ts';

/** A file as it should be; `changed` is false when it is so already. */
export interface GeneratedFile {
	readonly path: string;
	readonly text: string;
	readonly changed: boolean;
}

/** One database's specification, its executable schema, and whether that was proven. */
export interface Generated {
	readonly name: string;
	readonly files: readonly GeneratedFile[];
	readonly proof: Proof;
	readonly proven: boolean;
	readonly ledger: readonly LedgerEntry[];
	/** What of the ledger a strict run does not accept; empty where the run is not strict. */
	readonly unsettled: readonly LedgerEntry[];
}

/** Makes or renews the specification of every database; writes nothing itself. */
export async function generate(input: RunInput): Promise<readonly Generated[]> {
	const { head, hasWorkingTree, config, databases } = await openRepository(input);
	if (!hasWorkingTree) {
		throw new UserError('load', 'this repository is bare: there is no working tree to write to', {
			hint: 'Run it in a clone with a working tree.',
		});
	}
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
	input: RunInput,
	head: FileSource,
	database: DatabaseConfig,
	isStrict: boolean,
): Promise<Generated> {
	const { onProgress } = input;
	const { history, document: committed, sqlFile } = await loadProject(head, database, isPlan);
	// A document that cannot be read must be said before minutes are spent on replaying.
	const document = committed.text === null ? null : parseDocument(committed.path, committed.text);
	const { limits } = database;
	const dialect = chooseDialect(database, input);
	const replayed = await replayHistory({
		dialect,
		history,
		limits,
		baseCount: null,
		...(onProgress ? { onProgress } : {}),
	});
	const script = dialect.writeSchema(replayed.head.schema);
	const { proof, rehearsed } = await rehearse(dialect, replayed.head, script, limits);
	const facts = makeFacts(dialect, database, replayed.head, input.defaultName, rehearsed, []);
	const text = regenerate(document, facts);
	return {
		name: database.name,
		files: [
			{ path: database.document, text, changed: text !== committed.text },
			{ path: sqlFile.path, text: script, changed: script !== sqlFile.text },
		],
		proof,
		proven: isProven(proof),
		ledger: replayed.head.ledger,
		unsettled: isStrict ? unsettledEntries(replayed.head.ledger) : [],
	};
}
