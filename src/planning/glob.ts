/** Whether a path fits a pattern in which `*` is any name within a folder and `**` any number of folders; linear in both. */
export function matchesGlob(path: string, pattern: string): boolean {
	return matchParts(path.split('/'), pattern.split('/'));
}

function matchParts(path: readonly string[], pattern: readonly string[]): boolean {
	let [at, against, star, resume] = [0, 0, -1, 0];
	while (at < path.length) {
		const part = pattern[against];
		if (part === '**') {
			star = against++;
			resume = at;
		} else if (part !== undefined && matchName(path[at]!, part)) {
			at++;
			against++;
		} else if (star >= 0) {
			against = star + 1;
			at = ++resume;
		} else return false;
	}
	while (pattern[against] === '**') against++;
	return against === pattern.length;
}

function matchName(name: string, pattern: string): boolean {
	let [at, against, star, resume] = [0, 0, -1, 0];
	while (at < name.length) {
		if (pattern[against] === '*') {
			star = against++;
			resume = at;
		} else if (against < pattern.length && (pattern[against] === '?' || pattern[against] === name[at])) {
			at++;
			against++;
		} else if (star >= 0) {
			against = star + 1;
			at = ++resume;
		} else return false;
	}
	while (pattern[against] === '*') against++;
	return against === pattern.length;
}
