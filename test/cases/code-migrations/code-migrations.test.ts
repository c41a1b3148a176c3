import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { runTheme } from '../run-theme.ts';

const modules = join(import.meta.dirname, '../../../node_modules');

/** The migrators of these cases bring a client as a project would: installed beside them. */
runTheme(import.meta.dirname, (repository) => {
	symlinkSync(modules, join(repository.path, 'node_modules'));
});
