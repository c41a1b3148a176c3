import type { Viz } from '@viz-js/viz';

/** A box of fixed size, one row below the other; lines may start at rows. */
export interface Box {
	readonly width: number;
	readonly rowHeights: readonly number[];
}

/** A line from a row of one box (0 is its first) to the first row of another, by their places in the list. */
export interface Line {
	readonly from: number;
	readonly row: number;
	readonly to: number;
}

/** A point in pixels from the top left. */
export interface Point {
	readonly x: number;
	readonly y: number;
}

/** Where boxes (their top left) and lines (their start, then Bézier control points in threes) come to lie. */
export interface Layout {
	readonly width: number;
	readonly height: number;
	readonly boxes: readonly Point[];
	readonly lines: readonly (readonly Point[])[];
}

/** Places boxes so that lines run from left to right, one after the other; the same input always comes out the same. */
export type LayOut = (
	boxes: readonly Box[],
	lines: readonly Line[],
	hints: readonly (readonly [number, number])[],
) => Layout;

/** Starts Graphviz, which runs inside this process as WebAssembly; `hints` are pairs of boxes to put beside each other. */
export async function openGraphviz(): Promise<LayOut> {
	const { instance } = await import('@viz-js/viz');
	const graphviz = await instance();
	return (boxes, lines, hints) => layOut(graphviz, boxes, lines, hints);
}

/** What Graphviz prints for a graph, as far as it is read here; lengths are in points from the bottom left. */
interface GraphvizJson {
	readonly bb: string;
	readonly objects?: readonly { readonly name: string; readonly pos: string }[];
	readonly edges?: readonly { readonly pos?: string; readonly style?: string }[];
}

function layOut(
	graphviz: Viz,
	boxes: readonly Box[],
	lines: readonly Line[],
	hints: readonly (readonly [number, number])[],
): Layout {
	const json = graphviz.renderJSON({
		directed: true,
		graphAttributes: { rankdir: 'LR', nodesep: 0.25, ranksep: 0.7 },
		nodeAttributes: { shape: 'plain' },
		edgeAttributes: { dir: 'none' },
		nodes: boxes.map((box, index) => ({
			name: String(index),
			attributes: { label: { html: labelOf(box) } },
		})),
		edges: [
			...lines.map(({ from, row, to }) => ({
				tail: String(from),
				head: String(to),
				attributes: { tailport: `r${row}:e`, headport: 'r0:w' },
			})),
			...hints.map(([tail, head]) => ({
				tail: String(tail),
				head: String(head),
				attributes: { style: 'invis' },
			})),
		],
	}) as GraphvizJson;
	const [, , width = 0, height = 0] = json.bb.split(',').map(Number);
	const pointOf = (text: string): Point => {
		const [x = 0, y = 0] = text.split(',').map(Number);
		return { x, y: height - y };
	};
	const centers = new Map(json.objects?.map(({ name, pos }) => [name, pointOf(pos)]));
	return {
		width,
		height,
		boxes: boxes.map((box, index) => {
			const { x, y } = centers.get(String(index))!;
			return { x: x - box.width / 2, y: y - heightOf(box) / 2 };
		}),
		lines: (json.edges ?? [])
			.filter(({ style }) => style !== 'invis')
			.map(({ pos = '' }) => pos.split(' ').map(pointOf)),
	};
}

/** How high a box is, in pixels. */
export function heightOf({ rowHeights }: Box): number {
	return rowHeights.reduce((sum, height) => sum + height, 0);
}

/** The rows as empty cells of fixed size, so that no font decides how large anything is. */
function labelOf({ width, rowHeights }: Box): string {
	const rows = rowHeights.map(
		(height, row) => `<tr><td port="r${row}" fixedsize="true" width="${width}" height="${height}"></td></tr>`,
	);
	return `<table border="0" cellborder="0" cellspacing="0" cellpadding="0">${rows.join('')}</table>`;
}
