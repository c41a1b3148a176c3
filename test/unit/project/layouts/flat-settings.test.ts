import { expect, it } from 'vitest';
import { readFlatSettings } from '../../../../src/project/layouts/flat-settings.ts';

it.each([
	[
		'a.properties',
		'# x\n! y\na.b = 1\nc:2\nlong=x,\\\n  y\nlist[0]=p\nlist[1]=q\nempty=\n',
		{
			'a.b': ['1'],
			c: ['2'],
			long: ['x,y'],
			list: ['p', 'q'],
			empty: [''],
		},
	],
	['a.conf', 'url=jdbc:x:y\r\nz = a=b\r\n', { url: ['jdbc:x:y'], z: ['a=b'] }],
	['a.yml', 'a:\n  b: [1, two]\n  c: null\n  d.e: true\n', { 'a.b': ['1', 'two'], 'a.d.e': ['true'] }],
	['a.yaml', 'spring.profiles: test\na: 1\n---\na: 2\n---\na: 3\n', { a: ['2'] }],
	['a.yml', 'a: [', {}],
	[
		'a.toml',
		'# x\ntop = true\n[a.b]\nc = "x # \\" y" # z\nd = \'e\'\n"f g" = 1\n[[h]]\ni = [\n "j", # k\n\'l\',\n]\n',
		{
			top: ['true'],
			'a.b.c': ['x # " y'],
			'a.b.d': ['e'],
			'a.b.f g': ['1'],
			'h.i': ['j', 'l'],
		},
	],
])('reads %s', (path, text, expected) => {
	expect(Object.fromEntries(readFlatSettings(path, text))).toEqual(expected);
});
