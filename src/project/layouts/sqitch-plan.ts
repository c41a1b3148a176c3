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
	const needs: Need[] = [];
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
		for (const needed of neededBy(line))
			needs.push({ needed, by: name, line: index + 1, earlier: changes.length });
		changes.push({ name, line: index + 1, tags: [] });
	}
	requireEarlier(needs, changes, pragmas.get('project'), file);
	return { pragmas, changes: withReworks(changes) };
}

/** That a change needs another one of the plan, which has to be among the `earlier` first ones. */
interface Need {
	readonly needed: string;
	readonly by: string;
	readonly line: number;
	readonly earlier: number;
}

/** What the brackets of a change name, without what it must not stand beside. */
function neededBy(line: string): readonly string[] {
	const words = /\[([^\]]*)\]/.exec(line)?.[1]?.split(/\s+/) ?? [];
	return words.filter((word) => word !== '' && !word.startsWith('!'));
}

function requireEarlier(
	needs: readonly Need[],
	changes: readonly { readonly name: string }[],
	project: string | undefined,
	file: string,
): void {
	const firsts = new Map<string, number>();
	for (const [index, { name }] of changes.entries()) if (!firsts.has(name)) firsts.set(name, index);
	for (const { needed, by, line, earlier } of needs) {
		const own =
			project !== undefined && needed.startsWith(`${project}:`) ? needed.slice(project.length + 1) : needed;
		// Tags, hashes and changes of other projects are left to Sqitch.
		if (/[@^~:]|^[0-9a-f]{40}$/.test(own)) continue;
		const first = firsts.get(own);
		if (first !== undefined && first < earlier) continue;
		const what = first === undefined ? 'is not in the plan' : 'comes later in the plan';
		throw new UserError('load', `The change ${by} needs ${own}, which ${what}.`, {
			location: { file, line },
			hint: 'Sqitch refuses such a plan: put the changes into the order in which they need each other, or correct the brackets.',
		});
	}
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
