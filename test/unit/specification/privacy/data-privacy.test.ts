import { expect, it } from 'vitest';
import { listAnonymisers } from '../../../../src/specification/privacy/anonymisers.ts';
import { proposalKey } from '../../../../src/specification/proposals.ts';
import { dataPrivacy } from '../../../../src/specification/sections/data-privacy.ts';
import { factsOf, schemaOf, table } from '../schema-builder.ts';

const facts = factsOf(
	schemaOf([
		...table('patients', {
			columns: {
				id: 'bigint!',
				email: 'text!',
				first_name: 'text',
				last_name: 'text',
				diagnosis: 'text',
				password_hash: 'text',
				password_salt: 'text',
				api_key: 'text',
			},
			primaryKey: ['id'],
		}),
		...table('visits', {
			columns: { patient_id: 'bigint!', ip: 'inet' },
			foreignKeys: [{ columns: ['patient_id'], to: 'patients', onDelete: 'restrict' }],
		}),
	]),
);

/** The table rows of each block. */
function rowsOf(of: typeof facts): Readonly<Record<string, readonly string[]>> {
	return Object.fromEntries(
		dataPrivacy
			.blocks(of)
			.map(({ id, content }) => [id, content.split('\n').filter((line) => line.startsWith('| `'))]),
	);
}

it('has a row for each table, and keeps special categories and secrets apart', () => {
	expect(rowsOf(facts)).toEqual({
		'personal data': [
			'| `patients` (each row a person) | e-mail address: `email`; name: `first_name`, `last_name`; health: `diagnosis` | Nothing in the database: only a `DELETE` by a program. |',
			'| `visits` | network address: `ip` | Nothing in the database: a program has to. |',
		],
		'special categories': ['| `patients` | `diagnosis` | health |'],
		'kept people': ['| `visits` | `patients` by `patient_id` |'],
		secrets: ['| `patients` | `password_hash` | `api_key` |'],
	});
	expect(dataPrivacy.draft(facts)).toContain('**Legal basis**');
});

it('prints a proposal only where it ran', () => {
	const [anonymiser] = listAnonymisers(facts.schema);
	const proposals = new Set([proposalKey([anonymiser?.statement ?? '', anonymiser?.trial ?? ''])]);
	const blocks = dataPrivacy.blocks({ ...facts, rehearsed: { ...facts.rehearsed, proposals } });
	expect(blocks.at(-1)?.id).toBe('anonymise public.patients');
	expect(blocks.at(-1)?.content).toContain(
		'```sql proposal\nCREATE FUNCTION anonymise_patient(person bigint)',
	);
	expect(blocks.at(-1)?.content).not.toContain('LIMIT');
});

it('says so where there is nothing to find', () => {
	const plain = factsOf(schemaOf(table('prices', { columns: { amount: 'numeric' } })));
	expect(dataPrivacy.blocks(plain).map(({ id }) => id)).toEqual(['empty data-privacy']);
	expect(dataPrivacy.draft(plain)).toBeNull();
});
