import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

// Each engine's thread loads its code from source: this keeps that compiled, which saves half of what loading takes.
process.env.NODE_COMPILE_CACHE ??= join(import.meta.dirname, 'node_modules/.cache/compiled');

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
