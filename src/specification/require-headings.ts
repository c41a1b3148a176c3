import { findNearest } from '../config/nearest.ts';
import { formatPath, type Path, type Problem, problemsError } from '../config/problems.ts';
import { readYaml } from '../config/yaml-file.ts';
import { outline } from './outline/index.ts';
import { headingKey } from './regenerate/heading-match.ts';

/**
 * Throws one UserError with code `config` that lists everything wrong with the `headings` of a config file that is sound
 * otherwise: what is no title of the outline, and what two sections would share.
 */
export function requireHeadings(config: string, file: string): void {
	const { data, lineOf } = readYaml(config);
	const problems = headingGroups(data).flatMap(({ path, headings }) =>
		findProblems(headings).map(
			({ title, message }): Problem => ({
				path: formatPath([...path, title]),
				line: lineOf([...path, title]),
				message,
			}),
		),
	);
	if (problems.length > 0) throw problemsError(file, problems);
}

interface HeadingGroup {
	readonly path: Path;
	readonly headings: Readonly<Record<string, string>>;
}

/** The settings `headings` at the top and in the entries of `databases`. */
function headingGroups(data: unknown): readonly HeadingGroup[] {
	const { headings, databases = [] } = data as {
		readonly headings?: HeadingGroup['headings'];
		readonly databases?: readonly { readonly headings?: HeadingGroup['headings'] }[];
	};
	return [
		{ path: ['headings'], headings: headings ?? {} },
		...databases.map((entry, index) => ({
			path: ['databases', index, 'headings'],
			headings: entry.headings ?? {},
		})),
	];
}

function findProblems(
	headings: HeadingGroup['headings'],
): readonly { readonly title: string; readonly message: string }[] {
	const titles = outline.map(({ title }) => title);
	const byKey = new Map(titles.map((title) => [headingKey(title), title]));
	const renamed = new Set(Object.keys(headings).map(headingKey));
	const owners = new Map([...byKey].filter(([key]) => !renamed.has(key)));
	return Object.entries(headings).flatMap(([title, own]) => {
		if (!byKey.has(headingKey(title))) return [{ title, message: unknownTitle(title, titles) }];
		const key = headingKey(own);
		if (key === '') return [{ title, message: 'must have a letter or a digit' }];
		const owner = owners.get(key);
		owners.set(key, title);
		const message = `is \`${own}\`, which is the heading of \`${owner}\` already`;
		return owner === undefined ? [] : [{ title, message }];
	});
}

function unknownTitle(title: string, titles: readonly string[]): string {
	const near = findNearest(title, titles);
	return near === null
		? 'is no section of the specification; take its heading as `generate` writes it'
		: `is no section of the specification; did you mean \`${near}\`?`;
}
