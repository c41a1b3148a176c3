/** A line of a log that the runner obeys. */
export interface WorkflowCommand {
	/** Such as `error` or `set-output`. */
	readonly name: string;
	readonly properties: Readonly<Record<string, string>>;
	readonly message: string;
}

/** Reads what was written to `GITHUB_OUTPUT`, in both of its forms. */
export function parseOutputFile(text: string): Readonly<Record<string, string>> {
	const outputs: Record<string, string> = {};
	const lines = text.split('\n');
	for (let at = 0; at < lines.length; at += 1) {
		const line = lines[at] ?? '';
		const [, name, delimiter] = /^([^=<]+)<<(.+)$/.exec(line) ?? [];
		if (name && delimiter) {
			const end = lines.indexOf(delimiter, at + 1);
			outputs[name] = lines.slice(at + 1, end).join('\n');
			at = end;
		} else if (line.includes('=')) {
			outputs[line.slice(0, line.indexOf('='))] = line.slice(line.indexOf('=') + 1);
		}
	}
	return outputs;
}

/**
 * The commands in a log, as the runner finds them: `::name …::` at the start of a line, whatever blanks stand before it,
 * or `##[name …]` anywhere in one, and none while they are stopped.
 */
export function readLog(log: string): readonly WorkflowCommand[] {
	const commands: WorkflowCommand[] = [];
	let stopped: string | null = null;
	for (const line of log.split(/\r\n|\r|\n/)) {
		const [, name = '', properties = '', message = ''] =
			/^\s*::([\w-]+)(?: ([^:]*))?::(.*)$/.exec(line) ?? /##\[([\w-]+)(?: ([^\]]*))?\](.*)$/.exec(line) ?? [];
		if (name === '') continue;
		if (stopped !== null) {
			if (name === stopped) stopped = null;
		} else if (name === 'stop-commands') {
			stopped = message;
		} else {
			commands.push({ name, properties: parseProperties(properties), message: decode(message) });
		}
	}
	return commands;
}

function parseProperties(text: string): Readonly<Record<string, string>> {
	return Object.fromEntries(
		text
			.split(/[,;]/)
			.filter((pair) => pair.includes('='))
			.map((pair) => [pair.slice(0, pair.indexOf('=')), decode(pair.slice(pair.indexOf('=') + 1))]),
	);
}

function decode(text: string): string {
	return text
		.replaceAll('%0D', '\r')
		.replaceAll('%0A', '\n')
		.replaceAll('%3A', ':')
		.replaceAll('%2C', ',')
		.replaceAll('%25', '%');
}
