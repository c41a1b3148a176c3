/** One page and the `Link` header; as on GitHub there is none where everything fits on one page. */
export function paginate<T>(
	all: readonly T[],
	url: URL,
): { readonly page: readonly T[]; readonly headers: Record<string, string> } {
	const size = Math.min(100, Number(url.searchParams.get('per_page') ?? 30));
	const number = Number(url.searchParams.get('page') ?? 1);
	const last = Math.max(1, Math.ceil(all.length / size));
	const to = (page: number, rel: string) => {
		const target = new URL(url);
		target.searchParams.set('page', String(page));
		return `<${target}>; rel="${rel}"`;
	};
	const links = [
		...(number > 1 ? [to(number - 1, 'prev'), to(1, 'first')] : []),
		...(number < last ? [to(number + 1, 'next'), to(last, 'last')] : []),
	];
	return {
		page: all.slice((number - 1) * size, number * size),
		headers: links.length > 0 ? { link: links.join(', ') } : {},
	};
}
