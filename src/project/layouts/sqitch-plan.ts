import { UserError } from '../../errors.ts';

/** One change of a plan; a change that was reworked later is told from its successor by the tags between them. */
export interface PlannedChange {
	readonly name: string;
	/** Where the plan names it, 1-based. */
	readonly line: number;
	/** The tags from this change up to the one that reworks it, nearest to that one first; empty for the last of its name. */
	readonly reworkTags: readonly string[];
}

/** A plan of Sqitch. */
export interface SqitchPlan {
	/** Its settings by name, such as `project`. */
	readonly pragmas: ReadonlyMap<string, string>;
	readonly changes: readonly PlannedChange[];
}

const NAME = /^[^\s@:#[\]\\]+/;

/** Reads `sqitch.plan`; throws a UserError for what Sqitch would not take. */
export function parseSqitchPlan(text: string, file: string): SqitchPlan {
	const pragmas = new Map<string, string>();
	const changes: { name: string; line: number; tags: string[] }[] = [];
	for (const [index, whole] of text.split('\n').entries()) {
		const line = whole.replace(/#.*/, '').trim();
		const refuse = (message: string): UserError =>
			new UserError('load', message, { location: { file, line: index + 1 } });
		if (line === '') continue;
		if (line.startsWith('%')) {
			const [, name = '', value = ''] = /^%\s*([^\s=]+)\s*(?:=\s*(.*))?$/.exec(line) ?? [];
			pragmas.set(name, value);
			continue;
		}
		if (line.startsWith('@')) {
			const name = NAME.exec(line.slice(1))?.[0];
			const tagged = changes.at(-1);
			if (name === undefined || !tagged) throw refuse('This tag has no name, or no change before it.');
			tagged.tags.push(`@${name}`);
			continue;
		}
		const name = NAME.exec(line.replace(/^[+-]\s*/, ''))?.[0];
		if (name === undefined) throw refuse('This line of the plan names neither a change nor a tag.');
		changes.push({ name, line: index + 1, tags: [] });
	}
	return { pragmas, changes: withReworks(changes) };
}

function withReworks(
	changes: readonly { readonly name: string; readonly line: number; readonly tags: readonly string[] }[],
): readonly PlannedChange[] {
	const next = new Map<string, number>();
	const planned: PlannedChange[] = [];
	for (let index = changes.length - 1; index >= 0; index--) {
		const { name, line } = changes[index]!;
		const successor = next.get(name);
		const reworkTags =
			successor === undefined
				? []
				: changes
						.slice(index, successor)
						.toReversed()
						.flatMap(({ tags }) => tags);
		planned.push({ name, line, reworkTags });
		next.set(name, index);
	}
	return planned.toReversed();
}
