import type { FileSource } from '../project/project.ts';
import type { Facts } from '../specification/facts.ts';
import { drawPicture, picturePathOf } from '../specification/picture/draw-picture.ts';
import type { GeneratedFile } from './generate.ts';

/** The picture beside a specification, where its schema has one. */
export async function renewPicture(head: FileSource, facts: Facts): Promise<readonly GeneratedFile[]> {
	const text = await drawPicture(facts);
	if (text === null) return [];
	const path = picturePathOf(facts.document);
	return [{ path, text, changed: text !== (await head.read(path)) }];
}
