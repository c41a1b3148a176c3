import { linkFrom } from '../link.ts';
import { codeFence } from '../markdown.ts';
import { joinStatements } from '../object-sql.ts';
import type { Rollback } from '../rehearsed.ts';

/** What came of rolling a migration back on trial, as Markdown: sentences, and behind them the script that was written for it. */
export function describeWayBack(rollback: Rollback, document: string): string {
	const words = describe(rollback, document);
	const { source, losses, statements } = rollback;
	if (source !== 'written') return [words, ...losses].join(' ');
	const script = codeFence('sql rollback', joinStatements(statements));
	return `${[...losses, words].join(' ')}\n\n${script}`;
}

function describe({ source, place, outcome }: Rollback, document: string): string {
	const file = place ? `[way back](${linkFrom(document, place.file)})` : 'way back';
	const isProven = outcome.kind === 'proven';
	const why = isProven ? '' : ` ${outcome.why}`;
	switch (source) {
		case 'down':
			return isProven ? `Its ${file} is proven.` : `**Its ${file} does not work.**${why}`;
		case 'written':
			return 'This way back is proven:';
		case 'none':
			return isProven ? 'It leaves the schema as it is.' : `**It has no way back.**${why}`;
	}
}
