type Sample = (row: number) => string;

const address: Sample = (row) => `192.0.2.${(row % 250) + 1}`;
const day: Sample = (row) => new Date(Date.UTC(2024, 2, 1 + row)).toISOString().slice(0, 10);
const moment: Sample = (row) => `${day(row)} 00:00:00+00`;
const whole: Sample = (row) => String(1 + row * 10);
const counted: Sample = (row) => String(1001 + row);

function range(bound: Sample): Sample {
	return (row) => `[${bound(2 * row)},${bound(2 * row + 1)})`;
}

/** One value for each row of a type that needs no name to be understood; by the names that the engine prints. */
const SAMPLES: Readonly<Record<string, Sample>> = {
	inet: address,
	cidr: (row) => `198.51.100.${row % 250}/32`,
	macaddr: (row) => `00:00:5e:00:53:${hex(row)}`,
	macaddr8: (row) => `00:00:5e:ff:fe:00:53:${hex(row)}`,
	bytea: (row) => `\\x${hex(row + 1)}`,
	interval: (row) => (row === 0 ? '1 day' : `${row + 1} days`),
	jsonpath: () => '$."a"',
	xml: (row) => `<note number="${row + 1}"/>`,
	money: (row) => `${12 + row}.50`,
	point: (row) => `(${row + 1},2)`,
	line: (row) => `{1,-1,${row}}`,
	lseg: (row) => `[(0,0),(1,${row + 1})]`,
	box: (row) => `(${row + 1},1),(${row},0)`,
	path: (row) => `((0,0),(1,1),(${row + 2},0))`,
	polygon: (row) => `((0,0),(1,1),(${row + 2},0))`,
	circle: (row) => `<(0,0),${row + 1}>`,
	tsvector: (row) => `'first':1 'word${row + 1}':2`,
	tsquery: (row) => `'word${row + 1}'`,
	pg_lsn: (row) => `0/${hex(row + 16)}`,
	pg_snapshot: () => '10:20:10,14,15',
	txid_snapshot: () => '10:20:10,14,15',
	oid: counted,
	xid: counted,
	xid8: counted,
	cid: counted,
	tid: (row) => `(0,${row + 1})`,
	regclass: (row) => ['pg_class', 'pg_type', 'pg_proc'][row % 3]!,
	regtype: (row) => ['integer', 'text', 'boolean'][row % 3]!,
	regproc: () => 'now',
	regprocedure: () => 'now()',
	regoper: () => '!~~',
	regoperator: () => '+(integer,integer)',
	regrole: () => 'pg_database_owner',
	regnamespace: (row) => ['pg_catalog', 'public'][row % 2]!,
	regcollation: () => '"C"',
	regconfig: (row) => ['english', 'simple'][row % 2]!,
	regdictionary: () => 'simple',
	int2vector: () => '1 2',
	oidvector: () => '1 2',
	'"char"': (row) => String.fromCharCode(97 + (row % 26)),
	int4range: range(whole),
	int8range: range(whole),
	numrange: range(whole),
	daterange: range(day),
	tsrange: range(day),
	tstzrange: range(moment),
	hstore: (row) => `"number"=>"${row + 1}"`,
	ltree: (row) => `top.part${row + 1}`,
	lquery: () => '*.top.*',
	ltxtquery: () => 'top',
	cube: (row) => `(1, ${row + 1})`,
	seg: (row) => String(row + 1),
	geometry: (row) => `POINT(${13 + row} 52)`,
	geography: (row) => `POINT(${13 + row} 52)`,
	isbn: () => '978-0-306-40615-7',
	isbn13: () => '978-0-306-40615-7',
	ean13: () => '4006381333931',
	issn: () => '2049-3630',
};

/** The value of a type for a row; null for a type that is not known by its name. */
export function sampleOf(type: string, sizes: readonly number[], row: number): string | null {
	if (type === 'bit')
		return (row + 1)
			.toString(2)
			.padStart(sizes[0] ?? 1, '0')
			.slice(-(sizes[0] ?? 1));
	if (type === 'bit varying') return (row + 1).toString(2).slice(-(sizes[0] ?? 64));
	if (type === 'vector' || type === 'halfvec') {
		const parts = Array.from({ length: sizes[0] ?? 3 }, (_, index) => (index === row ? 1 : 0));
		return `[${parts.join(',')}]`;
	}
	if (type === 'sparsevec') return `{1:${row + 1}}/${sizes[0] ?? 3}`;
	const isMany = type.endsWith('multirange');
	const sample = SAMPLES[isMany ? type.replace('multirange', 'range') : type];
	if (!sample) return null;
	return isMany ? `{${sample(row)}}` : sample(row);
}

function hex(row: number): string {
	return (row % 256).toString(16).padStart(2, '0');
}
