import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { reloadDocument } from '../../scripts/proof/reload-document.ts';
import { makeFacts } from '../../src/commands/make-facts.ts';
import type { Change } from '../../src/compare/change.ts';
import { parseConfig } from '../../src/config/parse-config.ts';
import { postgres } from '../../src/dialects/postgres/postgres.ts';
import { identify } from '../../src/model/identity.ts';
import { loadProject } from '../../src/project/load-project.ts';
import { openWorkingTree } from '../../src/project/sources/working-tree.ts';
import { rehearse } from '../../src/rehearsal/rehearse.ts';
import { replayHistory } from '../../src/replay/replay-history.ts';
import { NO_PLAN } from '../../src/specification/planned.ts';
import { regenerate } from '../../src/specification/regenerate.ts';
import { expectSoundDocument } from '../support/document-shape.ts';
import { useEngine } from '../support/engine.ts';

const root = join(import.meta.dirname, '../..');
const fixtures = readdirSync(join(root, 'test/proof'))
	.filter((file) => file.endsWith('.sql'))
	.map((file) => `test/proof/${file}`);
const sources = fixtures.map((file) => readFileSync(join(root, file), 'utf8'));
const engine = useEngine(...sources, 'CREATE EXTENSION citext');

/** What the document cannot say in an order of its own, and docs/limits.md names; all else has to load. */
const UNSAID: Readonly<Record<string, { readonly broken: RegExp; readonly changed: RegExp }>> = {
	// Keys that a partitioned table has and not all of its partitions.
	'test/proof/partitions.sql': { broken: /^$/, changed: / public\.half/ },
	// Functions with parsed bodies that call themselves or each other, and what calls them.
	'test/proof/printed-otherwise.sql': { broken: /is_even|is_odd|count_down/, changed: /even|odd|count_down/ },
};
const EVERYTHING_LOADS = { broken: /^$/, changed: /^$/ };

test.each([...fixtures, 'examples/shop/base/migrations'])(
	'all SQL of the document of %s loads in document order and builds the same schema',
	async (migrations) => {
		const [database] = parseConfig(null, 'none', { migrations }).databases;
		const { history } = await loadProject(openWorkingTree(root), database!);
		const { limits } = database!;
		const { head } = await replayHistory({ dialect: postgres, history, limits, baseCount: null });
		const script = postgres.writeSchema(head.schema);
		const { rehearsed } = await rehearse(postgres, head, script, limits);
		const text = regenerate(null, makeFacts(postgres, database!, head, 'Test', rehearsed, NO_PLAN));
		expectSoundDocument(text);
		const reloaded = await reloadDocument(postgres, await engine.fresh(), text, head.schema);
		const { broken, changed } = UNSAID[migrations] ?? EVERYTHING_LOADS;
		expect(reloaded.broken.filter(({ sql }) => !broken.test(sql))).toEqual([]);
		const changes = reloaded.changes.filter((change) => !isTieAlone(change));
		expect(changes.map(nameOf).filter((name) => !changed.test(name))).toEqual([]);
		if (migrations in UNSAID) expect(reloaded.broken.length + changes.length).toBeGreaterThan(0);
		expect(reloaded.statements).toBeGreaterThan(3);
	},
);

/** Which tables tie a constraint to each other's is told by other statements than those that make it. */
function isTieAlone(change: Change): boolean {
	return change.kind === 'changed' && change.attributes.every(({ name }) => name === 'inherited');
}

function nameOf(change: Change): string {
	return identify(change.kind === 'changed' ? change.after : change.object);
}
