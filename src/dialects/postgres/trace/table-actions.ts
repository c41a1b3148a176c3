import { isWord, listTokens } from '../../../sql/tokens.ts';

/** What an ALTER TABLE can do to a table and none of its parts, by the words that stand for it. */
const ACTIONS: readonly (readonly [string, string])[] = [
	['enable row level security', 'row-level security on'],
	['disable row level security', 'row-level security off'],
	['no force row level security', 'row-level security not for its owner'],
	['force row level security', 'row-level security for its owner too'],
	['owner to', 'owner'],
	['replica identity', 'replica identity'],
	['set logged', 'logged'],
	['set unlogged', 'unlogged'],
	['set tablespace', 'tablespace'],
	['set access method', 'access method'],
	['attach partition', 'partition attached'],
	['detach partition', 'partition detached'],
	['enable trigger', 'trigger on'],
	['enable always trigger', 'trigger on'],
	['enable replica trigger', 'trigger on for replicas'],
	['disable trigger', 'trigger off'],
	['enable rule', 'rule on'],
	['disable rule', 'rule off'],
	['cluster on', 'order for CLUSTER'],
	['set without cluster', 'order for CLUSTER'],
	['set statistics', 'statistics target'],
	['set storage', 'storage of a column'],
	['set compression', 'compression of a column'],
	['set (', 'storage options'],
	['reset (', 'storage options'],
];

/** What the text of an ALTER TABLE says of changes that no state of the table tells; empty for any other statement. */
export function tableActions(sql: string): readonly string[] {
	const tokens = listTokens(sql);
	if (!isWord(tokens[0], 'alter') || !isWord(tokens[1], 'table')) return [];
	const found = new Set<string>();
	for (let at = 2; at < tokens.length; at++) {
		const words = tokens
			.slice(at, at + 5)
			.map(({ kind, text }) => (kind === 'word' ? text.toLowerCase() : text));
		const action = ACTIONS.find(([said]) => `${words.join(' ')} `.startsWith(`${said} `));
		if (!action) continue;
		found.add(action[1]);
		at += action[0].split(' ').length - 1;
	}
	return [...found];
}
