import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { z } from 'zod';

/** Texts for what is inside the WebAssembly files, which no package carries. */
const EMBEDDED = join(import.meta.dirname, 'licenses');

/** Texts for packages that carry none. */
const MISSING = join(import.meta.dirname, 'package-licenses');

const PACKAGE = z.object({ name: z.string(), version: z.string(), license: z.string() });

const RULE = '='.repeat(80);

const HEAD = `This directory holds auggie-database-spec, under the Apache License 2.0, and the software below,
each under the license that follows its name.
`;

/** The license texts of the given packages (their directories) and of the embedded libraries; a text shared by several stands once. */
export async function makeLicenses(packages: ReadonlySet<string>): Promise<string> {
	const libraries = (await readdir(EMBEDDED)).map((file) => readLibrary(file));
	const entries = await Promise.all([...[...packages].map(readPackage), ...libraries]);
	const namesOfText = new Map<string, Set<string>>();
	for (const { name, text } of entries.sort((one, other) => (one.name < other.name ? -1 : 1))) {
		const names = namesOfText.get(text) ?? new Set();
		namesOfText.set(text, names.add(name));
	}
	const parts = [...namesOfText].map(([text, names]) => `${RULE}\n${[...names].join('\n')}\n\n${text}\n`);
	return [HEAD, ...parts].join('\n');
}

async function readPackage(directory: string): Promise<{ readonly name: string; readonly text: string }> {
	const { name, version, license } = PACKAGE.parse(
		JSON.parse(await readFile(join(directory, 'package.json'), 'utf8')),
	);
	const files = (await readdir(directory)).filter((file) => /^(licen[cs]e|notice)(\.\w+)?$/i.test(file));
	const texts = await Promise.all(files.sort().map((file) => readText(join(directory, file))));
	if (files.length === 0) texts.push(await findLicense(directory, name));
	return { name: `${name} ${version} (${license})`, text: texts.join('\n\n') };
}

/** Some packages have their license at the end of their README, and some carry none, so that it stands here. */
async function findLicense(directory: string, name: string): Promise<string> {
	const readme = await readText(join(directory, 'README.md'));
	const text = /^#+ licen[cs]e\n+([\s\S]*copyright[\s\S]*)$/im.exec(readme)?.[1];
	if (text !== undefined) return text;
	const own = `${basename(name)}.txt`;
	if ((await readdir(MISSING)).includes(own)) return readText(join(MISSING, own));
	throw new Error(`${name} has no license text to carry along`);
}

async function readLibrary(file: string): Promise<{ readonly name: string; readonly text: string }> {
	return { name: file.slice(0, -'.txt'.length), text: await readText(join(EMBEDDED, file)) };
}

async function readText(path: string): Promise<string> {
	const text = await readFile(path, 'utf8');
	return text.replaceAll('\r\n', '\n').replace(/^\s*\n|\s+$/g, '');
}
