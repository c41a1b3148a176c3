/** The parts of a qualified name, still quoted where they need it. */
export function nameParts(name: string): readonly string[] {
	return name.match(/"(?:[^"]|"")*"|[^."]+/g) ?? [];
}
