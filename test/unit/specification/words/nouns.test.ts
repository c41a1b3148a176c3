import { expect, it } from 'vitest';
import { rowNoun } from '../../../../src/specification/words/nouns.ts';

it.each([
	['users', 'user'],
	['order_items', 'order item'],
	['categories', 'category'],
	['addresses', 'address'],
	['statuses', 'status'],
	['boxes', 'box'],
	['databases', 'database'],
	['people', 'person'],
	['bus', 'bus'],
	['analysis', 'analysis'],
	['news', 'news'],
	['data', 'data row'],
	['TeamSettings', 'team settings row'],
	['login_history', 'login history row'],
	['constructor', 'constructor'],
	['User', 'user'],
	['OrderItem', 'order item'],
	['userRoles', 'user role'],
	['HTTPLog', 'http log'],
	['Order_Item', '`Order_Item` row'],
	['a b', '`a b` row'],
])('one row of %s is a %s', (table, noun) => {
	expect(rowNoun(table)).toBe(noun);
});
