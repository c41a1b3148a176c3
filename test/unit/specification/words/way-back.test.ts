import { expect, it } from 'vitest';
import { rollbackFindings } from '../../../../src/report/findings/rollback-findings.ts';
import type { Rollback } from '../../../../src/specification/rehearsed.ts';
import { migrationHistory } from '../../../../src/specification/sections/migration-history.ts';
import { rollbackProcedures } from '../../../../src/specification/sections/rollback-procedures.ts';
import { factsOf, schemaOf } from '../schema-builder.ts';

const PROVEN = { kind: 'proven' } as const;

function down(path: string, more: Partial<Rollback> = {}): Rollback {
	const place = { file: path.replace('up', 'down'), line: 3 };
	return { path, source: 'down', place, statements: ['SELECT 1'], outcome: PROVEN, losses: [], ...more };
}

function facts(rollbacks: readonly Rollback[], untried?: { upTo: string | null; why: string }) {
	const empty = factsOf(schemaOf([]));
	const migration = { version: '1', name: 'a', path: 'm/1.sql', source: '', statements: [], sections: [] };
	const rehearsed = { ...empty.rehearsed, rollbacks, ...(untried ? { untried } : {}) };
	return {
		...empty,
		layout: { name: 'golang-migrate', directory: 'm' },
		migrations: [{ migration, steps: [] }],
		rehearsed,
	};
}

const BROKEN = { kind: 'unproven', why: 'It fails: **no**.', plain: 'It fails: no.' } as const;

it('says with each migration how it is taken back', () => {
	const rollbacks: readonly Rollback[] = [
		down('m/0001_zeta.up.sql', { losses: ['Drops table `z` with all rows.'] }),
		down('m/0002_beta.up.sql', { outcome: BROKEN }),
		{ ...down('m/0003_alpha.sql'), source: 'written', place: null, losses: ['Drops `a`.'] },
		{ ...down('m/0004_kappa.sql'), source: 'none', place: null, statements: [] },
	];
	const given = facts(rollbacks);
	const [first] = given.migrations;
	const paths = [...rollbacks.map(({ path }) => path), 'm/0005_new.sql'];
	const [block] = migrationHistory.blocks({
		...given,
		migrations: paths.map((path) => ({ migration: { ...first!.migration, path }, steps: [] })),
	});
	expect(
		block?.content,
	).toBe(`- [\`0001_zeta.up.sql\`](../m/0001_zeta.up.sql): Changed no object of the schema.

  Its [way back](../m/0001_zeta.down.sql) is proven. Drops table \`z\` with all rows.

- [\`0002_beta.up.sql\`](../m/0002_beta.up.sql): Changed no object of the schema.

  **Its [way back](../m/0002_beta.down.sql) does not work.** It fails: **no**.

- [\`0003_alpha.sql\`](../m/0003_alpha.sql): Changed no object of the schema.

  Drops \`a\`. This way back is proven:

  \`\`\`sql rollback
  SELECT 1;
  \`\`\`

- [\`0004_kappa.sql\`](../m/0004_kappa.sql): Changed no object of the schema.

  It leaves the schema as it is.

- [\`0005_new.sql\`](../m/0005_new.sql): Changed no object of the schema.`);
});

it('says how to roll back, and what was not tried', () => {
	const say = (...given: Parameters<typeof facts>) =>
		rollbackProcedures.blocks(facts(...given))[0]?.content ?? '';
	expect(say([down('m/1_a.up.sql')])).toMatch(
		/^This takes back the newest migration:\n\n```sh\nmigrate .* down 1\n```\n\nHow each of/,
	);
	expect(say([down('m/1_a.up.sql')])).not.toContain('script');
	const written: Rollback = { ...down('m/1_a.sql'), source: 'written', place: null };
	expect(say([written])).toContain("take the migration's row out of `schema_migrations`.");
	expect(say([written], { upTo: 'm/0_x.sql', why: 'Old.' })).toMatch(
		/\n\nThe migrations up to `0_x\.sql` were not tried\. Old\.$/,
	);
	expect(say([], { upTo: null, why: 'It stopped.' })).toBe('It stopped.');
	const [none] = rollbackProcedures.blocks({ ...facts([]), migrations: [] });
	expect(none?.content).toBe('_There is no migration yet._');
});

it('reports only ways back that the pull request adds and that do not hold', () => {
	const rollbacks = [
		down('m/1_a.up.sql', { outcome: BROKEN }),
		down('m/2_b.up.sql', { outcome: BROKEN }),
		down('m/3_c.up.sql'),
		{ ...down('m/4_d.sql'), source: 'none' as const, outcome: BROKEN },
	];
	const found = rollbackFindings(rollbacks, ['m/2_b.up.sql', 'm/3_c.up.sql', 'm/4_d.sql']);
	expect(found.map(({ code, detail, migration }) => [code, detail, migration])).toEqual([
		['history/rollback', 'It fails: no.', { file: 'm/2_b.down.sql', line: 3 }],
	]);
});
