import type { Attempt } from '../../dialects/dialect.ts';
import type { TableRows } from '../../model/rows.ts';
import type { RowChoices } from './row-choices.ts';
import type { TablePlan } from './table-plan.ts';

type Failure = NonNullable<Attempt['failure']>;

/** Something to do otherwise, with a name so that it is not done twice. */
interface Step {
	readonly name: string;
	apply(choices: RowChoices): RowChoices;
}

/** What to do otherwise after the engine has refused rows, by what it says of them; null where nothing is left to try. */
export function repair(
	plan: TablePlan,
	choices: RowChoices,
	rows: TableRows,
	failure: Failure,
): RowChoices | null {
	const untried = ({ name }: Step): boolean => !choices.tried.includes(name);
	const step = stepsAfter(plan, rows, failure).find(untried);
	if (step) return take(step, choices);
	if (isHopeless(failure)) return takeFirst(LAST_STEPS.filter(untried), choices);
	const base = choices.before ?? choices;
	const lonely = lonelySteps(plan).find(untried);
	// What followed from a lonely step may be needed again.
	const tried = [...base.tried, ...choices.tried.filter(isLonely)];
	if (!lonely) return takeFirst(generalSteps(plan).filter(untried), { ...base, tried: choices.tried });
	return { ...take(lonely, { ...base, tried }), before: base };
}

function take(step: Step, choices: RowChoices): RowChoices {
	return { ...step.apply(choices), tried: [...choices.tried, step.name] };
}

function takeFirst([step]: readonly Step[], choices: RowChoices): RowChoices | null {
	return step ? take(step, choices) : null;
}

const LONELY = 'alone: ';

function isLonely(name: string): boolean {
	return name.startsWith(LONELY);
}

/** Where the engine does not say what is wrong, one thing at a time: what did not help should not stay. */
function lonelySteps(plan: TablePlan): readonly Step[] {
	const texts = plan.columns.filter(({ type }) => type.name !== 'uuid' && !NUMBER.test(type.name));
	const names = texts.map(({ column }) => column.name);
	const all = plan.columns.map(({ column }) => column.name);
	const shapes = Array.from({ length: COMMON_SHAPES }, (_, index) => shape(index));
	return [shift(names, 2), shift(names, 4), ...shapes, empty(plan, all)].map((step) => ({
		...step,
		name: `${LONELY}${step.name}`,
	}));
}

const NUMBER = /^(?:smallint|integer|bigint|numeric)$/;

/** Where no other value helps: a key of an empty table, or a function that calls what is not there. */
function isHopeless({ sqlstate }: Failure): boolean {
	return sqlstate === '23503' || sqlstate.startsWith('42') || sqlstate.startsWith('3F');
}

function stepsAfter(plan: TablePlan, rows: TableRows, failure: Failure): readonly Step[] {
	switch (failure.sqlstate) {
		case '23502':
			return [fill([failure.column || columnIn(failure.message)])];
		case '23503':
			return afterForeignKey(plan, failure);
		case '23505':
		case '23P01':
			return afterUnique(plan, failure);
		case '23514':
			return afterRule(plan, failure);
		default:
			return failure.sqlstate.startsWith('22') ? afterData(plan, rows, failure) : [];
	}
}

function columnIn(message: string): string {
	return /column "((?:[^"]|"")+)"/.exec(message)?.[1] ?? '';
}

function afterForeignKey(plan: TablePlan, { constraint, detail }: Failure): readonly Step[] {
	const key = plan.foreignKeys.find(({ name }) => name === constraint);
	const columns = key?.columns ?? columnsInDetail(detail);
	return [shift([constraint], 1), empty(plan, columns), shift(columns, 1), shift(columns, 2)];
}

/** `Key (a, b)=(1, 2) already exists.` */
function columnsInDetail(detail: string): readonly string[] {
	const list = /^Key \((.*?)\)=\(/.exec(detail)?.[1] ?? '';
	return list.split(', ').map((name) => name.replace(/^"(.*)"$/, '$1'));
}

function afterUnique(plan: TablePlan, { constraint, detail }: Failure): readonly Step[] {
	const columns = plan.uniques.find(({ name }) => name === constraint)?.columns ?? columnsInDetail(detail);
	const referring = new Set(plan.foreignKeys.flatMap((key) => key.columns));
	const own = columns.filter((name) => !referring.has(name));
	const others = columns.filter((name) => referring.has(name));
	return [
		fill(columns),
		...(own.length > 0 ? [shift(own, 2), shift(own, 3)] : []),
		...others.slice(0, 1).flatMap((name) => [shift([name], 1), shift([name], 2)]),
		...LAST_STEPS.slice(1),
		...[1, 5, 9, 17].map((by) => shift(own, by)),
		...others.slice(0, 1).map((name) => shift([name], 3)),
		empty(plan, columns),
	];
}

function afterRule(plan: TablePlan, { constraint, message }: Failure): readonly Step[] {
	if (message.startsWith('no partition of relation')) {
		return (plan.partitions ?? []).slice(0, 6).map((_, index) => shift([''], 1, `partition ${index}`));
	}
	const rule = plan.rules.find(({ name }) => name === constraint);
	const users = plan.columns.filter(({ type }) => typeRules(type).some(({ name }) => name === constraint));
	const columns = rule?.columns ?? users.map(({ column }) => column.name);
	const ways =
		rule?.ways ??
		users.flatMap(({ type }) => typeRules(type).find(({ name }) => name === constraint)?.ways ?? []);
	return [
		fill(columns),
		...columns.slice(-1).map((name) => shift([name], 1)),
		...ways.slice(1).map((_, index) => choose(constraint, index + 1)),
		empty(plan, columns),
		...[1, 2, 3].map((by) => shift(columns, by)),
	];
}

type Type = TablePlan['columns'][number]['type'];

function typeRules(type: Type): Type['rules'] {
	const parts = [...(type.element ? [type.element] : []), ...(type.fields ?? []).map((field) => field.type)];
	return [...type.rules, ...parts.flatMap(typeRules)];
}

/** A value that its type does not take: those that the message repeats, or all of the type that it names. */
function afterData(plan: TablePlan, rows: TableRows, { message }: Failure): readonly Step[] {
	const repeated = /: "(.*)"/s.exec(message)?.[1];
	const named = rows.columns.filter((_, index) => rows.rows.some((row) => row[index] === repeated));
	const typed = plan.columns
		.filter(({ column, type }) => message.includes(column.type) || message.includes(`type ${type.name}`))
		.map(({ column }) => column.name);
	const columns = named.length > 0 ? named : typed;
	if (columns.length === 0) return [];
	return [
		...[1, 2, 3, 4, 5, 6, 7, 8].map((by) => shift(columns, 1, `of the type ${by}`)),
		empty(plan, columns),
	];
}

function generalSteps(plan: TablePlan): readonly Step[] {
	const all = plan.columns.map(({ column }) => column.name);
	return [
		...LAST_STEPS,
		fill(all),
		{ name: 'empty', apply: empty(plan, all).apply },
		...[1, 1, 2].map((by, index) => shift(all, by, `all ${index}`)),
		...Array.from({ length: COMMON_SHAPES }, (_, index) => shape(index)),
		...plan.rules.flatMap(({ name, ways }) => ways.slice(1, 4).map((_, index) => choose(name, index + 1))),
	];
}

const LAST_STEPS: readonly Step[] = [
	{ name: 'bare', apply: (choices) => ({ ...choices, isBare: true, shown: new Set() }) },
	{ name: 'fewer', apply: (choices) => ({ ...choices, count: 1 }) },
];

/** As many as `commonTexts` has. */
const COMMON_SHAPES = 26;

function shape(number: number): Step {
	return { name: `shape ${number}`, apply: (choices) => ({ ...choices, shape: number }) };
}

function fill(columns: readonly string[]): Step {
	return {
		name: `fill ${columns.join(' ')}`,
		apply: (choices) => ({
			...choices,
			shown: new Set([...choices.shown, ...columns]),
			absent: new Set([...choices.absent].filter((name) => !columns.includes(name))),
		}),
	};
}

function empty({ columns }: TablePlan, names: readonly string[]): Step {
	const absent = columns
		.filter(({ column, isNullable }) => isNullable && names.includes(column.name))
		.map(({ column }) => column.name);
	return {
		name: `empty ${names.join(' ')}`,
		apply: (choices) => ({ ...choices, absent: new Set([...choices.absent, ...absent]) }),
	};
}

function shift(names: readonly string[], by: number, reason = `by ${by}`): Step {
	return {
		name: `shift ${names.join(' ')} ${reason}`,
		apply: (choices) => {
			const shifts = new Map(choices.shifts);
			for (const name of names) shifts.set(name, (shifts.get(name) ?? 0) + by);
			return { ...choices, shifts };
		},
	};
}

function choose(rule: string, way: number): Step {
	return {
		name: `choose ${rule} ${way}`,
		apply: (choices) => ({ ...choices, ways: new Map([...choices.ways, [rule, way]]) }),
	};
}
