import { check } from '../commands/check.ts';
import { runAction } from '../github/run-action.ts';

await runAction(check);
