import type { Cluster, Link } from './clusters.ts';

/** What a reader calls a cluster among others; `show` is how names of tables are set. */
export function clusterTitle(
	{ root, range }: Pick<Cluster<Link>, 'root' | 'range'>,
	show: (table: string) => string,
): string {
	const about = root === null ? 'Small groups' : `Around ${show(root)}`;
	return range === null ? about : `${about}, names from ${range}`;
}
