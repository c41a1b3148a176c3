import { escapeMarkup } from '../escape-markup.ts';
import { visible } from '../markdown.ts';
import { arrange } from './arrange.ts';
import type { Point } from './graphviz.ts';
import { type Panel, type PanelLine, type PanelTable, SIZES } from './panel.ts';

const MARGIN = 24;
const PANEL = { padding: 16, title: 30 } as const;
const LEGEND = { height: 34, swatch: 12, step: 128 } as const;

const CLASSES = ['core', 'relationship', 'audit', 'reference'] as const;

/** A page that is white or dark as its reader has it; a picture in a document takes nothing from around it. */
const STYLE = `
text{font:11px ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace;fill:#1f2328}
.page{fill:#ffffff}.panel{fill:#f6f8fa;stroke:#d1d9e0}.table{fill:#ffffff;stroke:#afb8c1}
.title{font-weight:600;font-size:14px}.name{font-weight:600}.note{fill:#656d76;text-anchor:end}
.line{fill:none;stroke:#6e7781;stroke-width:1.2}.optional{stroke-dasharray:5 3}.rule{stroke:#d8dee4}
.core{fill:#ddf4ff}.relationship{fill:#dafbe1}.audit{fill:#fff1c2}.reference{fill:#f1dfff}
@media (prefers-color-scheme:dark){
text{fill:#e6edf3}
.page{fill:#0d1117}.panel{fill:#161b22;stroke:#30363d}.table{fill:#0d1117;stroke:#545d68}
.note{fill:#9198a1}.line{stroke:#848d97}.rule{stroke:#30363d}
.core{fill:#0c2d6b}.relationship{fill:#033a16}.audit{fill:#4b2900}.reference{fill:#3c1e70}
}`.trim();

/** Panels as one SVG picture: no links, no scripts, nothing from elsewhere. */
export function writeSvg(title: string, panels: readonly Panel[]): string {
	const framed = panels.map((panel) => ({
		width: panel.width + 2 * PANEL.padding,
		height: panel.height + PANEL.padding + topOf(panel),
	}));
	const { places, width, height } = arrange(framed, SIZES.gap);
	const pageWidth = Math.ceil(Math.max(width, (CLASSES.length + 1) * LEGEND.step) + 2 * MARGIN);
	const pageHeight = Math.ceil(height + LEGEND.height + 2 * MARGIN);
	const drawn = panels.map((panel, index) => {
		const { x, y } = places[index]!;
		return writePanel(panel, framed[index]!, { x: x + MARGIN, y: y + MARGIN + LEGEND.height });
	});
	return [
		`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${pageWidth} ${pageHeight}" width="${pageWidth}" height="${pageHeight}" role="img">`,
		`<title>${xml(title)}</title>`,
		`<style>${STYLE}</style>`,
		`<rect class="page" width="100%" height="100%"/>`,
		...CLASSES.map(writeSwatch),
		writeLineLegend(),
		...drawn.flat(),
		'</svg>',
		'',
	].join('\n');
}

function topOf({ title }: Panel): number {
	return title === null ? PANEL.padding : PANEL.title;
}

function writeSwatch(name: string, index: number): string {
	const x = MARGIN + index * LEGEND.step;
	return `<rect class="${name}" stroke="#afb8c1" x="${x}" y="${MARGIN}" width="${LEGEND.swatch}" height="${LEGEND.swatch}" rx="2"/><text x="${x + 18}" y="${MARGIN + 10}">${name}</text>`;
}

function writeLineLegend(): string {
	const [x, y] = [MARGIN + CLASSES.length * LEGEND.step, MARGIN + 6];
	return `<path class="line optional" d="M${x} ${y}h28"/><text x="${x + 34}" y="${y + 4}">may be empty</text>`;
}

function writePanel(
	panel: Panel,
	{ width, height }: { readonly width: number; readonly height: number },
	{ x, y }: Point,
): readonly string[] {
	return [
		`<g transform="translate(${round(x)} ${round(y)})">`,
		`<rect class="panel" width="${round(width)}" height="${round(height)}" rx="6"/>`,
		...(panel.title === null
			? []
			: [`<text class="title" x="${PANEL.padding}" y="20">${xml(panel.title)}</text>`]),
		`<g transform="translate(${PANEL.padding} ${topOf(panel)})">`,
		...panel.tables.map(writeTable),
		...panel.lines.map(writeLine),
		'</g>',
		'</g>',
	];
}

function writeTable({ name, class: group, at, width, height, rows }: PanelTable): string {
	const { title, row, padding } = SIZES;
	const lines = rows.map(({ name: column, note }, index) => {
		const top = title + index * row;
		const text = `<text x="${padding}" y="${top + 12}">${xml(column)}</text>`;
		const beside =
			note === '' ? '' : `<text class="note" x="${width - padding}" y="${top + 12}">${xml(note)}</text>`;
		return `<path class="rule" d="M0 ${top}h${width}"/>${text}${beside}`;
	});
	return [
		`<g transform="translate(${round(at.x)} ${round(at.y)})">`,
		`<rect class="table" width="${width}" height="${height}"/>`,
		`<rect class="${group}" x=".5" y=".5" width="${width - 1}" height="${title - 1}"/>`,
		`<text class="name" x="${padding}" y="15">${xml(name)}</text>`,
		...lines,
		'</g>',
	].join('');
}

/** A foreign key in crow's foot notation: many or one where it starts, one where it ends; dashed where it may be empty. */
function writeLine({ points, required, unique }: PanelLine): string {
	const [start, ...rest] = points;
	const end = points.at(-1);
	if (!start || !end) return '';
	const curve = rest.map(({ x, y }) => `${round(x)} ${round(y)}`).join(' ');
	const [x, y] = [round(start.x), round(start.y)];
	const foot = unique ? `M${x + 6} ${y - 4}v8` : `M${x} ${y - 4}l8 4l-8 4`;
	const bar = `M${round(end.x) - 4} ${round(end.y) - 4}v8`;
	const dashed = required ? '' : ' optional';
	return `<path class="line${dashed}" d="M${x} ${y}C${curve}"/><path class="line" d="${foot}${bar}"/>`;
}

function round(length: number): number {
	return Math.round(length * 10) / 10;
}

function xml(text: string): string {
	return escapeMarkup(visible(text));
}
