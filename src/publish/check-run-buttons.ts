import type { Report } from '../report/report.ts';
import type { CheckRunButton } from './ports/check-run-port.ts';

/** A button and when it is of use. */
export interface Button extends CheckRunButton {
	isWanted(report: Report, canUpdate: boolean): boolean;
}

/** The buttons below a check run, at most three of them. */
export const BUTTONS: readonly Button[] = [
	{
		label: 'Update specification',
		description: 'Commits the regenerated document',
		identifier: 'update',
		isWanted: ({ databases }, canUpdate) =>
			canUpdate && databases.some(({ documentDiff }) => documentDiff !== ''),
	},
	{
		label: 'Show the squash',
		description: 'The new migrations as one, proven',
		identifier: 'show-squash',
		isWanted: ({ databases }) => databases.length === 1 && databases.some(({ squash }) => squash),
	},
	{
		label: 'Re-run',
		description: 'Checks this commit once more',
		identifier: 'check',
		isWanted: () => true,
	},
];
