import { expect, it } from 'vitest';
import { monitoringBlocks } from '../../../src/specification/monitoring-blocks.ts';

const query = {
	id: 'a b',
	title: 'Waits',
	shows: 'Who waits.',
	remedy: 'Ask them.',
	sql: 'SELECT 1',
	needs: null,
};
const needs = { words: 'It has to be switched on.', sql: 'CREATE EXTENSION x' };

it('shows a query that ran as part of what can be loaded', () => {
	expect(monitoringBlocks([query])).toEqual([
		{ id: 'monitoring a b', heading: 'Waits', content: 'Who waits.\n\n```sql\nSELECT 1;\n```\n\nAsk them.' },
	]);
});

it('says of one that needs an extension that it was planned alone', () => {
	const [block] = monitoringBlocks([{ ...query, needs }]);
	expect(block?.content).toBe(
		'Who waits.\n\nIt has to be switched on. The query below was planned here, which says that its names are right, and not run.\n\n```sql proposal\nCREATE EXTENSION x;\n\nSELECT 1;\n```\n\nAsk them.',
	);
});

it('shows no query that the engine does not understand', () => {
	const [block] = monitoringBlocks([{ ...query, sql: null, needs }]);
	expect(block?.content).toBe(
		'Who waits.\n\nIt has to be switched on. This engine has no such extension, and a query that it cannot read is not shown.\n\nAsk them.',
	);
});
