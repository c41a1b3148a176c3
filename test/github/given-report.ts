/** The action with a report given in a file in place of a check; run by the tests as the runner runs the action. */
import { readFileSync } from 'node:fs';
import { parseConfig } from '../../src/config/parse-config.ts';
import { UserError } from '../../src/errors.ts';
import { runAction } from '../../src/github/run-action.ts';

await runAction(async (input) => {
	console.log(`::error::printed by a migration while ${JSON.stringify(input)}`);
	if (process.env.TEST_FAILS) throw new UserError('config', process.env.TEST_FAILS);
	const report = JSON.parse(readFileSync(process.env.TEST_REPORT ?? '', 'utf8'));
	const { failOn, publishing } = parseConfig(null, 'database-spec.yml', input.overrides);
	return { report, failOn, publishing };
});
