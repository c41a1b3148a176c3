import { identify } from '../model/identity.ts';
import { displayName } from '../model/name.ts';
import type { SchemaObject } from '../model/objects.ts';
import type { Schema } from '../model/schema.ts';
import type {
	DocumentHeading,
	DocumentStatement,
	Placeholder,
	SpecificationDocument,
} from '../specification/document.ts';
import { headingAnchor, headingFinder } from '../specification/heading-anchor.ts';
import { isPlanBlock } from '../specification/plan-block.ts';
import type { LeftOpen, Plan, PlannedObject, Written } from '../specification/planned.ts';
import { openName } from '../sql/open-name.ts';
import type { DocumentSchema } from './document-schema.ts';
import type { Drift } from './drift.ts';
import { listGraduated } from './list-graduated.ts';

/** What a document plans, from what it says and where that is not what the migrations build. */
export function makePlan(
	document: SpecificationDocument,
	read: DocumentSchema,
	built: Schema,
	drifts: readonly Drift[],
	builtStatements: ReadonlySet<DocumentStatement>,
): Plan {
	const find = headingFinder(listOwnHeadings(document), anchorsOf(built));
	const planned = drifts.flatMap((drift): readonly PlannedObject[] =>
		drift.kind === 'planned' ? [{ object: drift.object, ...find(drift.statement?.offset ?? 0) }] : [],
	);
	return {
		planned,
		leftOpen: listLeftOpen(document.placeholders, [read.described.schema, built], find),
		graduated: listGraduated(document, builtStatements),
	};
}

/** People's headings: those in generated blocks come and go with what is built. */
function listOwnHeadings({ headings, blocks }: SpecificationDocument): readonly DocumentHeading[] {
	const generated = blocks.filter(({ id }) => !isPlanBlock(id));
	let next = 0;
	return headings.filter(({ span }) => {
		while (next < generated.length && generated[next]!.span.end <= span.start) next++;
		const block = generated[next];
		return block === undefined || span.start < block.span.start;
	});
}

function anchorsOf(built: Schema): (anchor: string) => boolean {
	const anchors = new Set(built.objects.flatMap(anchorOf));
	return (anchor) => anchors.has(anchor);
}

function anchorOf(object: SchemaObject): readonly string[] {
	if (!('namespace' in object) || object.namespace === null || 'relation' in object) return [];
	const name = displayName(object.namespace, object.name);
	const signature = 'identityArguments' in object ? `${name}(${object.identityArguments})` : name;
	return [headingAnchor(signature)];
}

/** What is named and left open; a name that is defined elsewhere is not open. */
function listLeftOpen(
	placeholders: readonly Placeholder[],
	schemas: readonly Schema[],
	find: (offset: number) => Written,
): readonly LeftOpen[] {
	const named = placeholders.flatMap(({ text, offset }) => {
		const open = openName(text);
		return open ? [{ ...open, offset }] : [];
	});
	if (named.length === 0) return [];
	const defined = new Set(schemas.flatMap(({ objects }) => objects.flatMap(namesOf)));
	const seen = new Set<string>();
	return named.flatMap(({ noun, name, offset }) => {
		if (defined.has(name) || seen.has(name)) return [];
		seen.add(name);
		return [{ noun, name, ...find(offset) }];
	});
}

/** The names by which people would write of an object. */
function namesOf(object: SchemaObject): readonly string[] {
	const name = identify(object)
		.slice(object.kind.length + 1)
		.replace(/\(.*$/s, '');
	return name.startsWith('public.') ? [name, name.slice('public.'.length)] : [name];
}
