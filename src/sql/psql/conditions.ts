/** The `\if` blocks that are open at one place of a script. */
export interface Conditions {
	/** Whether what stands here is run. */
	isActive(): boolean;
	/** Takes `if`, `elif`, `else` or `endif`; false for one that stands where psql does not allow it. */
	take(command: string, isTrue: () => boolean): boolean;
}

interface Block {
	/** Whether the block itself stands where things are run. */
	readonly isReached: boolean;
	active: boolean;
	/** Whether one of its branches has been taken. */
	taken: boolean;
	isLast: boolean;
}

/** Conditions before the first `\if`; a condition in a branch that is not run is never asked for. */
export function openConditions(): Conditions {
	const blocks: Block[] = [];
	const isActive = (): boolean => blocks.at(-1)?.active ?? true;
	return {
		isActive,
		take(command, isTrue) {
			if (command === 'if') {
				const isReached = isActive();
				const active = isReached && isTrue();
				blocks.push({ isReached, active, taken: active, isLast: false });
				return true;
			}
			const block = blocks.at(-1);
			if (!block) return false;
			if (command === 'endif') {
				blocks.pop();
				return true;
			}
			if (block.isLast) return false;
			block.isLast = command === 'else';
			block.active = block.isReached && !block.taken && (command === 'else' || isTrue());
			block.taken ||= block.active;
			return true;
		},
	};
}
