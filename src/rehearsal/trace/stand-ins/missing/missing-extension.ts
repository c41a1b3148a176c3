import { quoteIdentifier } from '../../../../dialects/postgres/ddl/quote.ts';
import { extensionOf } from '../../../../replay/extension-of.ts';
import { RANKS } from '../plan.ts';
import { placeOf, type Repair, type Repaired, type Situation } from '../repair.ts';

/** Creates an extension that the engine has at hand; null where that has been done. */
export function addExtension(situation: Situation, name: string): Repaired {
	const key = `extension ${name}`;
	const { plan } = situation;
	if (plan.things.has(key)) return null;
	const statements = [`CREATE EXTENSION IF NOT EXISTS ${quoteIdentifier(name)} CASCADE`];
	plan.things.set(key, {
		rank: RANKS.extension,
		statements,
		message: `Nothing creates the extension ${name}: it is taken to be there.`,
		place: placeOf(situation),
	});
	return statements;
}

/** Something that only an extension brings which the engine has at hand. */
export const missingFromExtension: Repair = ({ message }, situation) => {
	const extension = extensionOf(message);
	return extension !== null && situation.extensions.has(extension)
		? addExtension(situation, extension)
		: null;
};

/** An extension that is altered, dropped or commented on and not there. */
export const missingExtension: Repair = ({ message }, situation) => {
	const name = /^extension "(.+)" does not exist$/s.exec(message)?.[1];
	return name !== undefined && situation.extensions.has(name) ? addExtension(situation, name) : null;
};
