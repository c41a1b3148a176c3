import { type ClassifiedFacts, classifyTable } from '../classify.ts';
import { clusterTitle } from '../diagram/cluster-title.ts';
import { clusterTables } from '../diagram/clusters.ts';
import { drawnTables, drawTable, linkTables } from '../diagram/draw-tables.ts';
import type { Facts } from '../facts.ts';
import { openGraphviz } from './graphviz.ts';
import { drawPanel, type PictureTable } from './panel.ts';
import { writeSvg } from './svg.ts';

/** With more tables than this the picture shows their names only. */
const MOST_WITH_COLUMNS = 1000;

/** All tables in one SVG picture; null where one diagram in the document shows them all. */
export async function drawPicture(facts: ClassifiedFacts & Pick<Facts, 'project'>): Promise<string | null> {
	const { schema, project } = facts;
	if (!hasPicture(facts)) return null;
	const tables = drawnTables(schema);
	const links = linkTables(schema, tables);
	const drawn = new Map(
		tables.map((table) => {
			const shown = drawTable(schema, table);
			const columns = tables.length > MOST_WITH_COLUMNS ? [] : shown.columns;
			return [shown.name, { ...shown, columns, class: classifyTable(facts, table) }] as const;
		}),
	);
	const layOut = await openGraphviz();
	const clusters = clusterTables(links);
	const linked = new Set(clusters.flatMap((cluster) => cluster.tables));
	const alone = [...drawn.keys()].filter((name) => !linked.has(name));
	const find = (names: readonly string[]): readonly PictureTable[] =>
		names.flatMap((name) => drawn.get(name) ?? []);
	const panels = clusters.map((cluster) =>
		drawPanel(
			clusterTitle(cluster, (name) => name.replaceAll('"', '')),
			find(cluster.tables),
			cluster.links,
			layOut,
		),
	);
	if (alone.length > 0) panels.push(drawPanel('Without foreign keys', find(alone), [], layOut));
	return writeSvg(project.name, panels);
}

/** Whether a schema has too many related tables for one diagram, and gets a picture beside its document. */
export function hasPicture({ schema }: Pick<Facts, 'schema'>): boolean {
	return clusterTables(linkTables(schema, drawnTables(schema))).length > 1;
}

/** The path of the picture that stands beside a specification. */
export function picturePathOf(document: string): string {
	return document.replace(/\.md$/i, '.svg');
}
