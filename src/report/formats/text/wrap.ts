/** Words in lines of at most `width` columns with an indentation; a longer word gets a line of its own. */
export function wrap(text: string, width: number, indent: number): string {
	const lines: string[] = [];
	let line = '';
	for (const word of text.split(' ')) {
		if (line !== '' && indent + line.length + 1 + word.length > width) {
			lines.push(line);
			line = word;
		} else {
			line = line === '' ? word : `${line} ${word}`;
		}
	}
	lines.push(line);
	return lines.map((each) => `${' '.repeat(indent)}${each}`).join('\n');
}
