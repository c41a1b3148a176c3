import { execFile } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { buildShopRepository, removeDirectory } from '../shop-repository.ts';
import type { GeneratedFile } from './generated-file.ts';

const [BEGIN, END] = ['<!-- generated example -->', '<!-- end example -->'];
/** Of the list of what is to be settled so many entries are shown, and of the folded parts those that are not longer. */
const MOST_ENTRIES = 4;
const MOST_LINES = 16;
/** A table of wide rows is left out, however few. */
const LONGEST_TEXT = 2500;

/** The comment in the README: what the check of examples/shop writes, with the long parts left out. */
export const readmeExample: GeneratedFile = {
	path: 'README.md',
	async write(committed) {
		const page = committed ?? '';
		const [from, to] = [page.indexOf(BEGIN), page.indexOf(END)];
		if (from < 0 || to < from) throw new Error(`README.md lacks ${BEGIN} and ${END}`);
		const quoted = shorten(await checkShop())
			.split('\n')
			.map((line) => `> ${line}`.trimEnd());
		return `${page.slice(0, from)}${BEGIN}\n${quoted.join('\n')}\n${page.slice(to)}`;
	},
};

/** Runs the check from the sources, as the demo runs it from the distribution; it ends with findings. */
async function checkShop(): Promise<string> {
	const directory = mkdtempSync(join(tmpdir(), 'database-spec-example-'));
	try {
		buildShopRepository(directory);
		const program = join(import.meta.dirname, '..', '..', 'src', 'entry', 'cli.ts');
		const args = [program, 'check', '--base', 'main', '--format', 'markdown', '--fail-on', 'never'];
		return (await promisify(execFile)(process.execPath, args, { cwd: directory })).stdout.trim();
	} finally {
		removeDirectory(directory);
	}
}

function shorten(comment: string): string {
	const [head = '', ...parts] = comment.split(/^(?=<details)/m);
	return [head.trim(), ...parts.map((part, at) => (at === 0 ? openList(part) : foldedPart(part)))].join(
		'\n\n',
	);
}

/** The first folded part is what people read first: it is shown open, with its first entries and its last words, without what is folded in it. */
function openList(part: string): string {
	const flat = part.replace(/\n+ {2,}<details>[\s\S]*?^ {2,}<\/details>\n*/gm, '\n');
	const [, summary = '', list = '', words = ''] =
		/^<details[^>]*>(<summary>.*<\/summary>)\n\n([\s\S]*?)\n\n([\s\S]*?)\n*<\/details>/.exec(flat) ?? [];
	const entries = list.split(/^(?=- )/m);
	const shown = entries.slice(0, MOST_ENTRIES).join('').trimEnd();
	return `<details open>${summary}\n\n${shown}\n- … and ${entries.length - MOST_ENTRIES} more\n\n${words}\n\n</details>`;
}

function foldedPart(part: string): string {
	const text = part.trim();
	if (text.split('\n').length <= MOST_LINES && text.length <= LONGEST_TEXT) return text;
	const [opening = ''] = /^<details[^>]*><summary>.*<\/summary>/.exec(text) ?? [];
	return `${opening}\n\n_Left out here; \`npm run demo\` prints it._\n\n</details>`;
}
