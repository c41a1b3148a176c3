import type { Point } from './graphviz.ts';

interface Sized {
	readonly width: number;
	readonly height: number;
}

/** Where each of some rectangles stands, in pixels, and how large they are together. */
export interface Arrangement extends Sized {
	readonly places: readonly Point[];
}

/** A page is about this much wider than it is high. */
const PROPORTION = 1.5;

/** Puts rectangles beside each other into rows, the highest first, so that little room stays empty. */
export function arrange(rectangles: readonly Sized[], gap: number): Arrangement {
	const area = rectangles.reduce((sum, { width, height }) => sum + (width + gap) * (height + gap), 0);
	const widest = Math.max(0, ...rectangles.map(({ width }) => width));
	const wanted = Math.max(widest, Math.sqrt(area * PROPORTION));
	const places: Point[] = [];
	const byHeight = [...rectangles.entries()].sort(([, a], [, b]) => b.height - a.height);
	let [x, y, rowHeight, width] = [0, 0, 0, 0];
	for (const [index, rectangle] of byHeight) {
		if (x > 0 && x + rectangle.width > wanted) {
			[x, y, rowHeight] = [0, y + rowHeight + gap, 0];
		}
		places[index] = { x, y };
		x += rectangle.width + gap;
		width = Math.max(width, x - gap);
		rowHeight = Math.max(rowHeight, rectangle.height);
	}
	return { places, width, height: y + rowHeight };
}
