import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { PresetName } from '../config/preset-names.ts';
import { splitStatements } from '../sql/split.ts';
import type { Prelude } from './project.ts';

/** The prelude that makes what a platform brings, from the scripts that come with this tool. */
export async function loadPreset(name: PresetName): Promise<Prelude> {
	const source = await readFile(new URL(`${name}.sql`, presetDirectory()), 'utf8');
	return { path: `presets/${name}.sql`, source, statements: splitStatements(source) };
}

/** Beside the bundle, or at the repository's root when run from source. */
function presetDirectory(): URL {
	const beside = ['./presets/', '../../presets/'].map((path) => new URL(path, import.meta.url));
	return beside.find((directory) => existsSync(directory)) ?? beside[0]!;
}
