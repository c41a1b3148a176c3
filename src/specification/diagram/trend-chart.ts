import type { TrendPoint } from '../history-figures.ts';

/** A line chart of percentages for Mermaid, from a round number somewhat below the lowest up to 100. */
export function writeTrendChart(points: readonly TrendPoint[]): string {
	const lowest = points.reduce((least, { percent }) => Math.min(least, percent), 100);
	const bottom = Math.max(0, Math.floor((lowest - 5) / 10) * 10);
	return [
		'xychart-beta',
		`    x-axis [${points.map(({ label }) => `"${label}"`).join(', ')}]`,
		`    y-axis "percent" ${bottom} --> 100`,
		`    line [${points.map(({ percent }) => percent).join(', ')}]`,
	].join('\n');
}
