import { existsSync } from 'node:fs';

/** The directory of the templates: beside the bundle, or at the repository's root when run from source. */
export function templateDirectory(): URL {
	const beside = ['./templates/', '../../templates/'].map((path) => new URL(path, import.meta.url));
	return beside.find((directory) => existsSync(directory)) ?? beside[0]!;
}
