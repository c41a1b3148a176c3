import { displayIdentity } from '../../model/name.ts';
import { writeTrendChart } from '../diagram/trend-chart.ts';
import type { Facts } from '../facts.ts';
import type { HotTable, Trend } from '../history-figures.ts';
import { linkFrom } from '../link.ts';
import { codeSpan } from '../markdown.ts';
import { render } from '../renderer.ts';
import { type GeneratedBlock, orEmpty, type Section } from '../section.ts';
import { describeChurn } from '../words/churn.ts';
import { migrationName } from '../words/migration-name.ts';

/** How much of what migrations made later ones had to change, over time and by table. */
export const migrationHealth: Section = {
	id: 'migration-health',
	title: 'Migration Health',
	level: 4,
	parent: 'migration-documentation',
	draft: () =>
		'How much of what was built has held, and which tables have not come to rest: plan the next change of these here before it is written.',
	blocks({ document, figures: { trend, hotTables } }) {
		const blocks: readonly GeneratedBlock[] = [
			...(trend ? [trendBlock(trend)] : []),
			...(hotTables.length > 0 ? [hotTablesBlock(hotTables, document)] : []),
		];
		return orEmpty(
			'migration-health',
			blocks,
			'No table was changed by several migrations, and no column or constraint by one that came later.',
		);
	},
};

function trendBlock({ unit, size, points }: Trend): GeneratedBlock {
	const stretch = unit === 'migrations' ? `stretch of ${size} migrations` : unit;
	const content = render('migration-trend', { stretch, chart: writeTrendChart(points) });
	return { id: 'migration trend', heading: null, content };
}

/** So many of the latest migrations are named; of those before them it is said that there are some. */
const MOST_NAMED = 6;

function hotTablesBlock(tables: readonly HotTable[], document: Facts['document']): GeneratedBlock {
	const rows = tables.map(({ name, migrations, churn, parts }) => ({
		name: displayIdentity(name),
		count: migrations.length,
		what: describeChurn(churn),
		parts: parts.map((part) => `${codeSpan(displayIdentity(part.name))} (${part.changes})`).join(', '),
		earlier: migrations.length > MOST_NAMED ? '… ' : '',
		links: migrations
			.slice(-MOST_NAMED)
			.map((path) => `[${codeSpan(migrationName(path))}](${linkFrom(document, path)})`)
			.join(', '),
	}));
	return { id: 'hot tables', heading: null, content: render('hot-tables', { rows }) };
}
