/** Text that an Actions runner prints and never obeys: no line starts with `::`, nowhere stands `##[`. */
export function withoutWorkflowCommands(text: string): string {
	return text.replace(/^([^\S\r\n]*):(?=:)/gm, '$1: ').replaceAll('##[', '## [');
}
