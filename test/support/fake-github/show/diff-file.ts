import type { DiffFile } from '../diff-files.ts';

/** A changed file as GitHub lists it. */
export function showDiffFile(api: string, name: string, head: string, file: DiffFile): object {
	const { path, previousPath, patch, additions, deletions } = file;
	const place = path.split('/').map(encodeURIComponent).join('/');
	return {
		...{ sha: file.sha, filename: path, status: file.status, additions, deletions },
		changes: additions + deletions,
		blob_url: `https://github.com/${name}/blob/${head}/${place}`,
		raw_url: `https://github.com/${name}/raw/${head}/${place}`,
		contents_url: `${api}/contents/${place}?ref=${head}`,
		...(patch === null ? {} : { patch }),
		...(previousPath === null ? {} : { previous_filename: previousPath }),
	};
}
