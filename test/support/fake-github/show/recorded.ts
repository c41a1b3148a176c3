import { createRequire } from 'node:module';
import { z } from 'zod';

const EXAMPLES = z.array(z.looseObject({ name: z.string(), examples: z.array(z.looseObject({})) }));

let definitions: z.infer<typeof EXAMPLES> | undefined;

/** A payload that GitHub really sent, by its event and action; throws where there is none. */
export function recordedPayload(event: string, action?: string): Readonly<Record<string, unknown>> {
	definitions ??= EXAMPLES.parse(createRequire(import.meta.url)('@octokit/webhooks-examples'));
	const examples = definitions.find(({ name }) => name === event)?.examples ?? [];
	const found = examples.find((example) => action === undefined || example.action === action);
	if (!found) throw new Error(`there is no recorded payload ${event} ${action ?? ''}`);
	return found;
}
