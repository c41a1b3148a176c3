import { compareText } from '../model/normalise.ts';
import { blockId } from './block-id.ts';
import type { Facts } from './facts.ts';
import { linkFrom } from './link.ts';
import { joinStatements } from './object-sql.ts';
import type { Rollback } from './rehearsed.ts';
import { render } from './renderer.ts';
import type { GeneratedBlock } from './section.ts';
import { migrationName, unnumberedName } from './words/migration-name.ts';

/**
 * One block for each migration that was rolled back on trial, by name without number: two branches that each add a
 * migration then write at different places.
 */
export function rollbackBlocks(facts: Facts): readonly GeneratedBlock[] {
	const { document, layout, rehearsed } = facts;
	return rehearsed.rollbacks
		.map((rollback) => ({ rollback, name: unnumberedName(rollback.path) }))
		.toSorted((a, b) => compareText(a.name, b.name) || compareText(a.rollback.path, b.rollback.path))
		.map(({ rollback }) => ({
			id: blockId(`rollback ${within(layout.directory, rollback.path)}`),
			heading: null,
			content: render('rollback', {
				name: migrationName(rollback.path),
				link: linkFrom(document, rollback.path),
				words: wordsOf(rollback, document),
				sql: rollback.source === 'written' ? joinStatements(rollback.statements) : null,
			}),
		}));
}

/** A path as it stands below the migrations' directory. */
function within(directory: string, path: string): string {
	return directory !== '' && path.startsWith(`${directory}/`) ? path.slice(directory.length + 1) : path;
}

/** A script is announced last, right before it. */
function wordsOf(rollback: Rollback, document: string): string {
	const words = describe(rollback, document);
	const { source, losses } = rollback;
	return (source === 'written' ? [...losses, words] : [words, ...losses]).join(' ');
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
