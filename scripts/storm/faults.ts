import { type Outage, secondaryLimit } from '../../test/support/fake-github/outages.ts';
import type { Random } from './random.ts';

const INVALID: Outage = {
	status: 422,
	body: { message: 'Validation Failed', documentation_url: 'https://docs.github.com/rest' },
};

const SERVER_ERROR: Outage = { status: 500, body: { message: 'Server Error' } };

/** What GitHub does wrong, at random: of all requests about one in twenty-five. */
export function randomFaults(random: Random): (request: string) => Outage | undefined {
	return (request) => {
		// The deliveries are the storm's own way of looking; whatever else is asked may fail.
		if (request.includes('/app/hook/')) return undefined;
		const dice = random.next();
		const afterwards = random.chance(0.5);
		const isComment = /^(?:POST|PATCH) .*\/comments/.test(request);
		if (dice < 0.015) return { ...SERVER_ERROR, afterwards };
		if (dice < 0.022) return secondaryLimit(1);
		if (dice < 0.03) return { connection: 'drops', afterwards };
		if (dice < 0.0305) return { connection: 'hangs', afterwards };
		if (dice < 0.06 && isComment) return dice < 0.045 ? INVALID : { ...SERVER_ERROR, afterwards: true };
		return undefined;
	};
}
