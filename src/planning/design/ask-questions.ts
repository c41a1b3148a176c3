import { codeSpan } from '../../specification/markdown.ts';
import { ask, type Design } from './design.ts';
import { findColumn, type PlannedTable } from './planned.ts';
import { placeCode, quoteWords } from './reason-words.ts';

/** Asks what the requirements leave open and what the plan therefore had to assume. */
export function askQuestions(design: Design): void {
	const { brief, tables } = design;
	const planned = new Set(design.chosen.map(({ table }) => table));
	for (const blueprint of new Set(design.chosen.map((chosen) => chosen.blueprint))) {
		// One table of it alone is no reason to ask about all the others.
		if (blueprint.tables.some((table) => table.when.length === 0 && !planned.has(table))) continue;
		for (const [index, question] of blueprint.questions.entries())
			ask(
				design,
				`${blueprint.name} ${index + 1}`,
				question,
				'The plan does not depend on it yet; the answer may add a column or a table.',
			);
	}
	for (const table of tables.values()) {
		if (table.place === null || table.role !== 'core' || table.isExact) continue;
		const own = table.columns.filter(({ origin }) => origin.kind !== 'custom');
		if (own.length > table.foreignKeys.length) continue;
		const more = findColumn(table, 'name') ? ' a name that is assumed,' : '';
		ask(
			design,
			`fields ${table.name}`,
			`What is kept about ${codeSpan(table.name.replaceAll('_', ' '))}?`,
			`${placeCode(table.place)} names them and says nothing of their fields: the table has only${more} its keys and its times so far.`,
		);
	}
	askConnections(design);
	askRoles(design);
	if (!brief.remarks.some(({ about }) => about === 'scale')) {
		ask(
			design,
			'scale',
			'How many rows and requests are expected?',
			'Nothing is said about it: no table is partitioned for its size alone, and counters of 64 bits and random keys leave room.',
		);
	}
	if (!brief.remarks.some(({ about }) => about === 'performance')) {
		ask(
			design,
			'performance',
			'How quick must the most important queries be?',
			'Nothing is said about it: the indexes serve the foreign keys and the usual lists.',
		);
	}
	askCompliance(design);
	if ([...tables.values()].some(({ idType }) => idType === 'uuid')) {
		ask(
			design,
			'uuid',
			'Which version of PostgreSQL runs in production?',
			'Keys are `gen_random_uuid()`, which every supported version has. From PostgreSQL 18 on `uuidv7()` keeps new rows together in their index.',
		);
	}
}

/** A table that neither leads anywhere nor is led to is of no use by itself. */
/** One column holds one role; two of them are another table. */
function askRoles(design: Design): void {
	for (const table of design.tables.values()) {
		const role = findColumn(table, 'role');
		if (!role || table.isExact || !design.enums.has(role.type) || role.origin.kind !== 'requirement')
			continue;
		ask(
			design,
			`role ${table.name}`,
			`Can one of ${codeSpan(table.name)} have several roles at once?`,
			`${placeCode(role.origin.place)} lists the roles: ${codeSpan(`${table.name}.role`)} holds one of them. For several, a table with a row for each user and role takes its place.`,
		);
	}
}

function askConnections(design: Design): void {
	const { tables, tenancy } = design;
	const isCommon = (name: string | undefined): boolean =>
		name === undefined || name === 'users' || name === tenancy?.table;
	const isMain = ({ role, name, isExact }: PlannedTable): boolean =>
		role === 'core' && !isExact && !isCommon(name);
	const main = [...tables.values()].filter(isMain);
	if (main.length < 2) return;
	const reached = new Set(
		[...tables.values()].flatMap(({ foreignKeys }) => foreignKeys.map((key) => key.table)),
	);
	for (const table of main) {
		// Rules for each priority are found by the priority.
		const isMatched = table.columns.some(
			({ type }) =>
				design.enums.has(type) &&
				main.some((other) => other !== table && other.columns.some((column) => column.type === type)),
		);
		if (isMatched || reached.has(table.name) || table.foreignKeys.some((key) => !isCommon(key.table)))
			continue;
		ask(
			design,
			`connection ${table.name}`,
			`What do ${codeSpan(table.name.replaceAll('_', ' '))} belong to?`,
			'Nothing says what they are connected with, so that no other table of the plan leads to them and they lead to none.',
		);
	}
}

function askCompliance(design: Design): void {
	const { topics } = design.brief;
	const privacy = topics.get('privacy');
	if (privacy) {
		ask(
			design,
			'erasure',
			'What happens to a person’s rows when they ask to be forgotten?',
			`${quoteWords(privacy.words)} (${placeCode(privacy.place)}). Foreign keys to people keep what others need: planned is to overwrite what identifies them and to keep the row.`,
		);
	}
	const cards = topics.get('cards');
	if (cards)
		ask(
			design,
			'cards',
			'Which payment provider keeps the card data?',
			`${quoteWords(cards.words)} (${placeCode(cards.place)}). No table has room for a card number: only what the provider calls a payment.`,
		);
	const health = topics.get('health');
	if (health)
		ask(
			design,
			'health',
			'Who may read health data, and is reading logged?',
			`${quoteWords(health.words)} (${placeCode(health.place)}). Triggers log who writes; who reads can only be logged by the application or by the server.`,
		);
	const encryption = topics.get('encryption');
	if (encryption)
		ask(
			design,
			'encryption',
			'Which columns are encrypted before they reach the database?',
			`${quoteWords(encryption.words)} (${placeCode(encryption.place)}). Disks and connections are the server’s business. A column that the application encrypts becomes \`bytea\` and can neither be searched nor compared.`,
		);
	const live = topics.get('real-time');
	if (live)
		ask(
			design,
			'real-time',
			'What is told to whom in real time?',
			`${quoteWords(live.words)} (${placeCode(live.place)}). Nothing is planned for it: \`LISTEN\`/\`NOTIFY\`, logical replication or an outbox table each fit other needs.`,
		);
	const retained = design.brief.retentions.length > 0;
	const asksFor = topics.get('privacy') ?? topics.get('audit');
	if (asksFor && !retained)
		ask(
			design,
			'retention',
			'How long is what kept?',
			`${quoteWords(asksFor.words)} (${placeCode(asksFor.place)}) asks for limits, and none is said: nothing is deleted by itself.`,
		);
	if (design.brief.leftOut) {
		const { count, place } = design.brief.leftOut;
		ask(
			design,
			'left out',
			'Which entities matter?',
			`The requirements name ${count} more than a plan can hold, from ${placeCode(place)} on. Name the documents that matter with \`requirements\` in the configuration.`,
		);
	}
}
