/** Something that is done again and again. */
export interface Repeated {
	/** Does it no more, and waits until the last time is over. */
	stop(): Promise<void>;
}

/** Does something now and then at intervals of so many seconds, never twice at a time; it must not throw. */
export function repeat(seconds: number, act: () => Promise<void>): Repeated {
	let current = act();
	let busy = true;
	const free = (): void => {
		busy = false;
	};
	void current.then(free);
	const timer = setInterval(() => {
		if (busy) return;
		busy = true;
		current = act();
		void current.then(free);
	}, seconds * 1000);
	return {
		stop() {
			clearInterval(timer);
			return current;
		},
	};
}
