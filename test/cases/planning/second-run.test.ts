import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runCli } from '../../support/run-cli.ts';
import { makeRepository, type Repository } from '../repository.ts';

let repository: Repository;
beforeEach(() => {
	repository = makeRepository();
});
afterEach(() => repository.remove());

const generate = () => runCli(repository.path, ['Helpdesk', 'multi-tenant']);
const document = (): string => readFileSync(join(repository.path, 'docs/database-spec.md'), 'utf8');
const block = (id: string): string | undefined =>
	new RegExp(`<!-- spec:begin ${id} -->\n([\\s\\S]*?)<!-- spec:end`).exec(document())?.[1];

const REQUIREMENTS =
	'# Helpdesk\n\n## Ticket\n\n- subject: text, required\n\n## Team\n\n- name: text, required, unique\n';

describe('generating a plan again', () => {
	it('keeps what people changed and adds what the requirements say by now', async () => {
		repository.write('requirements.md', REQUIREMENTS);
		expect((await generate()).status).toBe(0);
		const edited = document().replace(/^( +subject +)text +/m, '$1varchar(80) ');
		expect(edited).not.toBe(document());
		repository.write('docs/database-spec.md', edited);
		repository.write(
			'requirements.md',
			`${REQUIREMENTS}\n## Tag\n\n- name: text, required, unique\n\nA ticket belongs to one team.\n`.replace(
				'- subject: text, required\n',
				'- subject: text, required\n- closed_at: timestamp, optional\n',
			),
		);
		const second = await generate();
		expect(second.stderr).not.toContain('not-understood');
		expect(block('plan table public.tickets')).toContain('varchar(80)');
		expect(block('plan table public.tags')).toContain('CREATE TABLE tags');
		expect(block('plan column public.tickets.closed_at')).toContain(
			'ALTER TABLE tickets ADD COLUMN closed_at timestamptz;',
		);
		expect(block('plan column public.tickets.team_id')).toContain(
			'FOREIGN KEY (organization_id, team_id) REFERENCES teams (organization_id, id)',
		);
		expect(block('plan key public.teams')).toContain('ADD UNIQUE (organization_id, id)');
		const text = document();
		expect((await generate()).stdout).toContain('docs/database-spec.md is up to date');
		expect(document()).toBe(text);
	});

	it('says which plan nobody asks for any more, and leaves out what is dismissed', async () => {
		repository.write('requirements.md', REQUIREMENTS);
		await generate();
		repository.write('requirements.md', REQUIREMENTS.replace('Team', 'Crew'));
		repository.write('.github/database-spec.yml', 'dismiss: [table public.crews]\n');
		const { stderr } = await generate();
		expect(stderr).toMatch(
			/docs\/database-spec\.md:\d+: skipped: No requirement asks for the table public\.teams any more/,
		);
		expect(block('plan table public.teams')).toBeDefined();
		expect(document()).not.toContain('crews');
	});

	it('gives way to migrations', async () => {
		repository.write('requirements.md', REQUIREMENTS);
		await generate();
		const script = readFileSync(join(repository.path, 'docs/database-spec.sql'), 'utf8');
		repository.write('migrations/0001_init.sql', script);
		const { status, stderr } = await generate();
		expect([status, stderr]).toEqual([0, '']);
		expect(document()).not.toContain('spec:begin plan table');
		expect(document()).not.toContain('Nothing of this is built yet');
		expect(block('table public.tickets')).toContain('CREATE TABLE tickets');
	});
});
