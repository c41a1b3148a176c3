import { defineConfig } from 'vitest/config';

export default defineConfig({
	test: {
		include: ['test/**/*.test.ts'],
		// Files share a process, and with it the engine's files and the SQL parser; no test leaves state behind in it.
		isolate: false,
		maxWorkers: 3,
		testTimeout: 120_000,
		hookTimeout: 120_000,
	},
});
