import type { Ports } from '../publish/ports.ts';

/** Ports whose every call is preceded by a look at the fence, and what their calls have failed with. */
export interface FencedPorts {
	readonly fenced: Ports;
	readonly failures: readonly unknown[];
}

/** What only shows or says something; nothing of it is written to GitHub. */
const UNFENCED = new Set(['summary', 'annotations']);

/** Puts a fence before everything that the ports of a pull request ask of GitHub; the fence throws where it is closed. */
export function fencedPorts(ports: Ports, fence: () => Promise<void>): FencedPorts {
	const failures: unknown[] = [];
	const fenced = Object.fromEntries(
		Object.entries(ports).map(([name, port]) => [
			name,
			port === null || UNFENCED.has(name)
				? port
				: fencedPort(port as object, fence, (error) => failures.push(error)),
		]),
	);
	return { fenced: fenced as unknown as Ports, failures };
}

/** Puts a fence before every method of one port; what a call fails with is told besides being thrown. */
export function fencedPort<Port extends object>(
	port: Port,
	fence: () => Promise<void>,
	onFailure: (error: unknown) => void = () => {},
): Port {
	return new Proxy(port, {
		get(target, name, receiver) {
			const method: unknown = Reflect.get(target, name, receiver);
			if (typeof method !== 'function') return method;
			return async (...given: readonly unknown[]) => {
				try {
					await fence();
					return await Reflect.apply(method, target, given);
				} catch (error) {
					onFailure(error);
					throw error;
				}
			};
		},
	});
}
