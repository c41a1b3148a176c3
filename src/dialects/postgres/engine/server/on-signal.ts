const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

const pending = new Set<() => Promise<void>>();

/** Runs `tidy` before a signal ends the process; gives the function that takes it back. A second signal does not wait. */
export function onSignal(tidy: () => Promise<void>): () => void {
	if (pending.size === 0) for (const signal of SIGNALS) process.once(signal, tidyAll);
	pending.add(tidy);
	return () => {
		pending.delete(tidy);
		if (pending.size === 0) stopListening();
	};
}

function stopListening(): void {
	for (const signal of SIGNALS) process.off(signal, tidyAll);
}

async function tidyAll(signal: NodeJS.Signals): Promise<void> {
	stopListening();
	const begun = new Set<() => Promise<void>>();
	for (;;) {
		// What was about to begin may have begun in the meantime.
		const open = [...pending].filter((tidy) => !begun.has(tidy));
		if (open.length === 0) break;
		for (const tidy of open) begun.add(tidy);
		await Promise.allSettled(open.map((tidy) => tidy()));
	}
	process.kill(process.pid, signal);
}
