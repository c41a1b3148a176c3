import type { EngineFailure } from '../dialects/dialect.ts';
import type { Migration } from '../project/project.ts';
import { originOf } from '../sql/fill-in.ts';
import { positionAt } from '../sql/position.ts';
import { bodyLineOffset, createdRoutine, lastPart } from '../sql/routine-body.ts';

/** A file of statements, as far as it takes to find a place in it. */
export type Script = Pick<Migration, 'path' | 'source' | 'statements'>;

/** The line of a file that a failure is about: inside a DO block the line that was running there. */
export function failureLine(
	{ source, statements }: Script,
	{ index, offset, context }: EngineFailure,
): number {
	const statement = statements[index];
	if (!statement) return 1;
	const inBlock = /^PL\/pgSQL function inline_code_block line (\d+)/m.exec(context ?? '')?.[1];
	const inBody = inBlock === undefined ? null : bodyLineOffset(statement.text, Number(inBlock));
	return positionAt(source, originOf(statement, offset ?? inBody ?? 0)).line;
}

/** Where the innermost function that was running is written, such as `m/1.sql:12, in f()`; null where none was. */
export function functionPlace(scripts: readonly Script[], context: string | null): string | null {
	const running = /^PL\/pgSQL function (.+?)\((.*)\) line (\d+)/m.exec(context ?? '');
	if (!running) return null;
	const [, name = '', types = '', line] = running;
	for (const { path, source, statements } of scripts.toReversed()) {
		const statement = statements.findLast(({ text }) => createdRoutine(text) === lastPart(name));
		if (!statement) continue;
		const offset = bodyLineOffset(statement.text, Number(line)) ?? 0;
		return `${path}:${positionAt(source, originOf(statement, offset)).line}, in ${name}(${types})`;
	}
	return null;
}
