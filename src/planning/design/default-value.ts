import { quoteLiteral } from '../../dialects/postgres/ddl/quote.ts';

const CALL = /^(?:now|gen_random_uuid|uuidv7|uuidv4|clock_timestamp|statement_timestamp)\(\)$/i;
const WORD = /^(?:current_timestamp|current_date|current_time|localtimestamp|current_user)$/i;

/**
 * A default as SQL from what a requirement says: constants and the usual calls. Null for everything else: the words of a
 * document are never taken as SQL unseen.
 */
export function defaultOf(said: string, type: string, labels: readonly string[]): string | null {
	const text = said.trim().replace(/^`|`$/g, '').trim();
	if (text === '' || /^null$/i.test(text)) return null;
	if (labels.length > 0) {
		const label = labels.find(
			(one) => one === text || one === text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '_'),
		);
		return label === undefined ? null : quoteLiteral(label);
	}
	if (CALL.test(text) || WORD.test(text))
		return /^(?:timestamp|date|time|uuid|text|varchar)/.test(type) ? text.toLowerCase() : null;
	if (/^(?:now|today)$/i.test(text) && /^(?:timestamp|date)/.test(type))
		return type === 'date' ? 'current_date' : 'now()';
	if (type === 'boolean')
		return /^(?:true|yes|on|1)$/i.test(text) ? 'true' : /^(?:false|no|off|0)$/i.test(text) ? 'false' : null;
	if (/^(?:integer|bigint|smallint|numeric|real|double)/.test(type))
		return /^-?\d{1,15}(?:\.\d{1,10})?$/.test(text) ? text : null;
	if (type === 'jsonb') return /^\{\s*\}$/.test(text) ? `'{}'` : /^\[\s*\]$/.test(text) ? `'[]'` : null;
	if (type.endsWith('[]')) return /^[{[]\s*[}\]]$/.test(text) ? `'{}'` : null;
	return /^(?:text|varchar|char)/.test(type) && text.length <= 100
		? quoteLiteral(text.replace(/^['"]|['"]$/g, ''))
		: null;
}
