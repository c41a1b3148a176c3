import { phraseSet } from './phrases.ts';

/** Names of tables whose rows tell what somebody did from where. */
export const TRACE =
	/(?:^|_)(?:session|login|log|audit|visit|request|event|device|consent|attempt|vote|view|download|access|sign_?in|activity|activities|history|click|impression|search|searches|challenge)s?(?:_|$)/;

/** Names of columns about who is at the other end of a connection. */
export const OF_A_CLIENT = /(?:^|_)(?:client|remote|user|last|current|sign_in|login|visitor|created|source)_/;

/** Names of columns that say whose a row is. */
export const KEY_TO_PEOPLE = /(?:^|_)(?:user|member|person|visitor)(?:_?u?u?id)?$/;

/** Names of tables of places and organisations. */
export const OF_A_PLACE = phraseSet(
	'venue, location, place, organization, organisation, org, company, shop, store, branch, office, site, restaurant, hotel, school, club, billing entity, tenant, warehouse, supplier, vendor, merchant, institution, agency, department, team, group, brand, facility, building',
);

/** Names of tables of postal addresses. */
export const OF_ADDRESSES =
	/(?:^|_)(?:address|addresses|adressen?|adresses|direcciones|indirizzi|enderecos)(?:_|$)/;

/** What places and organisations have as people do; their e-mail addresses are often a person's. */
export const CONTACT: ReadonlySet<string> = new Set([
	'address',
	'telephone number',
	'place on the map',
	'name',
	'picture',
]);

/** Names of columns beside which a user name is the way into a service. */
export const SERVICE =
	/^(?:host|host_?name|port|server|(?:base_?|api_?|server_?|web_?)?url|uri|endpoint|connection_string|database_?name)$/;

/** Names that are no person's own, such as `file_name`. */
export const OF_A_THING =
	/(?:^|_)(?:class|org|organi[sz]ation|company|service|database|db|file|role|group|team|host|server|schema|table|column|type|plan|product|project|app|application|device|browser|os|domain|event|field|key|time_?zone|locale|country|currency|language|image|bucket|queue|job|topic|provider|school|employer|bank|brand|store|shop|tag|category|status)_?name$/;

/** Names of tables that list names which nobody may have. */
export const LIST_OF_NAMES = /(?:^|_)(?:reserved|forbidden|disposable)(?:_|$)/;

/** What a comment says of personal data. */
export const SAID =
	/\b(?:personal(?:ly identifiable)? (?:data|information)|PII|GDPR|DSGVO|personenbezogen\w*|donn[eé]es personnelles|datos personales|dati personali|dados pessoais|persoonsgegevens)\b/i;

/** What a comment says where there is none. */
export const DENIED =
	/\b(?:no|not|non|without|never|kein\w*|nicht|pas de|sin)\s+(?:\w+\s+)?(?:personal|PII|personenbezogen|donn|datos)/i;
