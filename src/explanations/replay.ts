import type { FindingCode } from '../report/report.ts';
import type { Explanation } from './explanation.ts';

type ReplayCode = Extract<FindingCode, `replay/${string}`>;

/** What a strict run does not accept of a replay. */
export const REPLAY_EXPLANATIONS: Readonly<Record<ReplayCode, Explanation>> = {
	'replay/assumed': {
		meaning:
			'With `strict`, what the replay had to guess is an error: a placeholder without a value, a role that nobody makes, an order that the files do not say. Without it the same is a note.',
		why: 'A result that rests on a guess is right only if the guess is.',
		waysOut: [
			'Say in the configuration what had to be guessed: values under `placeholders`, roles and objects that others bring in a `prelude` or `preset`.',
			'Leave `strict` off where the guesses are fine.',
		],
		example: {
			language: 'yaml',
			text: `strict: true
placeholders:
  app_role: shop_app`,
		},
	},
	'replay/not-understood': {
		meaning:
			'With `strict`, what the replay left out because it could not read or run it is an error, such as a migration in a programming language. Without it the same is a note.',
		why: 'From there on the schema may lack something that your database has.',
		waysOut: [
			'Let the repository’s own tool run such migrations with `migrate-command`.',
			'Leave `strict` off where what was left out makes no difference to the schema.',
		],
		example: {
			language: 'yaml',
			text: `strict: true
migrate-command: npx knex migrate:latest`,
		},
	},
};
