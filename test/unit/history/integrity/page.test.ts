import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { LAYOUTS } from '../../../../src/project/layouts/index.ts';

const page = readFileSync(join(import.meta.dirname, '../../../../docs/history-integrity.md'), 'utf8');

it('the page says of every tool what the layouts say', () => {
	const rows = Object.values(LAYOUTS).flatMap(({ title, conduct }) => {
		if (!conduct || conduct.late === 'unknown') return [];
		const { knows, late, sees, onEdit, onMissing } = conduct;
		const seen = [sees, sees === 'nothing' ? '' : onEdit].map((word) => (word === 'nothing' ? '' : word));
		return [`| ${[title, knows, late, ...seen, onMissing === 'nothing' ? '' : onMissing].join(' | ')} |`];
	});
	const section = page.split('## What each tool does')[1] ?? '';
	expect(section.match(/^\| (?!tool).*\|$/gm)).toEqual(rows);
});
