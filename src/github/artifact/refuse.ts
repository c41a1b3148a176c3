import { UserError } from '../../errors.ts';

/** The error for something that another run left and that is not what it should be; nothing of it is used. */
export function refuse(problem: string, facts: Readonly<Record<string, string>> = {}): UserError {
	return new UserError('artifact', `The report of the other run is refused: ${problem}.`, {
		facts,
		hint: 'Nothing of it is published. Both workflows need the same commit of the Action, and the first one uploads only the files that its outputs `report` and `patch` name.',
	});
}
