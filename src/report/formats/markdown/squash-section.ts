import { squashMarkdown } from '../../squash/markdown.ts';
import type { SquashReport } from '../../squash/squash-report.ts';
import { fold } from './fold.ts';

/** The new migrations as one, folded; empty where there is nothing to show or no room for it. */
export function squashSection(squash: SquashReport | undefined, room: number): string {
	if (!squash || squash.squashed.length === 0) return '';
	const section = fold('The new migrations as one, proven', squashMarkdown(squash).trimEnd());
	return section.length <= room ? section : '';
}
