import { chooseBlueprints } from '../../../src/planning/blueprints/choose-blueprints.ts';
import { loadBlueprints } from '../../../src/planning/blueprints/load-blueprints.ts';
import { makeDesign } from '../../../src/planning/design/make-design.ts';
import type { PlanBlock } from '../../../src/planning/design/planned.ts';
import { gather } from '../../../src/planning/gather.ts';
import { readDbmlText } from '../../../src/planning/read/dbml-requirements.ts';
import { READERS } from '../../../src/planning/read/index.ts';
import { readPage } from '../../../src/planning/read/page.ts';
import { listSentences } from '../../../src/planning/read/sentences.ts';
import { writePlan } from '../../../src/planning/write/write-plan.ts';
import { parseDocument } from '../../../src/specification/parse-document.ts';

/** The blocks that a Markdown text and a focus area are planned as; a text that begins with `Table` is DBML. */
export async function planFromText(text: string, focus: string | null = null): Promise<readonly PlanBlock[]> {
	const file = text.startsWith('Table') ? 'a.dbml' : 'a.md';
	const page = readPage(file, text);
	const requirements =
		file === 'a.dbml'
			? readDbmlText(file, text).requirements
			: READERS.flatMap((reader) => reader.read(page).requirements);
	const brief = gather(requirements);
	const sentences =
		file === 'a.dbml'
			? []
			: listSentences(page).map(({ text: said, line }) => ({ text: said, place: { file, line } }));
	return writePlan(
		makeDesign(brief, chooseBlueprints(await loadBlueprints(), brief, focus, sentences), focus, null),
	);
}

/** The SQL of blocks, statement by statement. */
export function statementsOf(blocks: readonly PlanBlock[]): readonly { readonly text: string }[] {
	return parseDocument('plan.md', blocks.map(({ content }) => content).join('\n\n')).statements;
}
