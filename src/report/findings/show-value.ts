/** An attribute's value as plain text; null for none. */
export function showValue(value: unknown): string | null {
	if (value === null || value === undefined) return null;
	if (typeof value === 'boolean') return value ? 'yes' : 'no';
	if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return value.join(', ');
	if (typeof value === 'object' && 'generation' in value) return `generated ${value.generation} as identity`;
	return typeof value === 'string' ? value : JSON.stringify(value);
}
