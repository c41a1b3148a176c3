import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import type { GeneratedFile } from './generated-file.ts';

const SIDE = z.record(z.string(), z.object({ description: z.string(), default: z.string().optional() }));
const ACTION = z.object({ inputs: SIDE, outputs: SIDE });

/** The tables of inputs and outputs in the page about the Action; the rest of the page is people's. */
export const actionTables: GeneratedFile = {
	path: 'docs/action.md',
	write: (committed) => {
		const { inputs, outputs } = ACTION.parse(
			parse(readFileSync(new URL('../../action.yml', import.meta.url), 'utf8')),
		);
		const inputRows = Object.entries(inputs).map(([name, { description, default: fallback }]) =>
			row([`\`${name}\``, fallback === undefined ? '' : `\`${fallback}\``, description]),
		);
		const outputRows = Object.entries(outputs).map(([name, { description }]) =>
			row([`\`${name}\``, description]),
		);
		const withInputs = replaceBetween(committed ?? '', 'inputs', [
			'| input | default | meaning |',
			'|---|---|---|',
			...inputRows,
		]);
		return replaceBetween(withInputs, 'outputs', ['| output | meaning |', '|---|---|', ...outputRows]);
	},
};

function row(cells: readonly string[]): string {
	return `| ${cells.map((cell) => cell.replace(/\.$/, '').replaceAll('|', '\\|')).join(' | ')} |`;
}

/** Lines between `<!-- generated NAME -->` and `<!-- end NAME -->`, which have to be there. */
function replaceBetween(page: string, name: string, lines: readonly string[]): string {
	const [begin, end] = [`<!-- generated ${name} -->`, `<!-- end ${name} -->`];
	const [from, to] = [page.indexOf(begin), page.indexOf(end)];
	if (from < 0 || to < from) throw new Error(`docs/action.md lacks ${begin} and ${end}`);
	return `${page.slice(0, from)}${begin}\n${lines.join('\n')}\n${page.slice(to)}`;
}
