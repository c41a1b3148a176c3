import type { Section } from '../section.ts';

/** Holds the sections about what is kept for how long, and how it comes back. */
export const backupAndRecovery: Section = {
	id: 'backup-and-recovery',
	title: 'Backup and Recovery',
	level: 2,
	parent: null,
	draft: () => null,
	blocks: () => [],
};
