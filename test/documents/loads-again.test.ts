import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { reloadDocument } from '../../scripts/proof/reload-document.ts';
import { makeFacts } from '../../src/commands/make-facts.ts';
import { parseConfig } from '../../src/config/parse-config.ts';
import { postgres } from '../../src/dialects/postgres/postgres.ts';
import { loadProject } from '../../src/project/load-project.ts';
import { openWorkingTree } from '../../src/project/sources/working-tree.ts';
import { rehearse } from '../../src/rehearsal/rehearse.ts';
import { replayHistory } from '../../src/replay/replay-history.ts';
import { NO_PLAN } from '../../src/specification/planned.ts';
import { regenerate } from '../../src/specification/regenerate.ts';
import { useEngine } from '../support/engine.ts';

const root = join(import.meta.dirname, '../..');
const fixtures = readdirSync(join(root, 'test/proof'))
	.filter((file) => file.endsWith('.sql'))
	.map((file) => `test/proof/${file}`);
const sources = fixtures.map((file) => readFileSync(join(root, file), 'utf8'));
const engine = useEngine(...sources, 'CREATE EXTENSION citext');

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
		const reloaded = await reloadDocument(postgres, await engine.fresh(), text, head.schema);
		expect(reloaded.broken).toEqual([]);
		expect(reloaded.changes).toEqual([]);
		expect(reloaded.statements).toBeGreaterThan(3);
	},
);
