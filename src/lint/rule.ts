import type { OptionValue } from '../config/config.ts';
import type { Identity } from '../model/identity.ts';
import type { Schema } from '../model/schema.ts';
import type { TracedMigration, TracedStatement } from '../rehearsal/trace/trace.ts';
import type { LintContext } from './context.ts';

/** How much a rule's findings matter; `off` for rules that somebody has to ask for. */
export type RuleSeverity = 'error' | 'warning' | 'info' | 'off';

/** What a rule is about; the order in which its page stands in the documentation. */
export type RuleGroup =
	| 'locks'
	| 'rewrites'
	| 'data'
	| 'compatibility'
	| 'transactions'
	| 'types'
	| 'robustness'
	| 'schema'
	| 'security'
	| 'naming';

export type { OptionValue };

/** A setting of one rule; a value of another type than the default's is refused. */
export interface RuleOption {
	readonly default: OptionValue;
	/** One sentence of Markdown. */
	readonly description: string;
}

/** The options of a rule as they are set, every default filled in. */
export type RuleOptions = Readonly<Record<string, OptionValue>>;

/** A statement in place of another one. */
export interface RewriteStep {
	/** Without a semicolon. */
	readonly sql: string;
	/** True where it cannot run inside a transaction. */
	readonly isAlone: boolean;
	/** True where it has to come in a later transaction than the step before, which must not be held any longer. */
	readonly isLater?: boolean;
}

/** Statements that do the same more safely, in order; they are proven before anybody reads them. */
export type Rewrite = readonly RewriteStep[];

/** Something that a rule found in a statement. Plain text throughout. */
export interface Problem {
	/** What it is about, such as `table users` or `column users.email`. */
	readonly subject: string;
	/** One sentence without a full stop that says what is so, with the facts of this very case. */
	readonly message: string;
	/** Longer text: what the engine said, which rows. */
	readonly detail?: string;
	/** A UTF-16 offset in the statement's text where it stands; its first word where it is left out. */
	readonly offset?: number;
	/** What to write instead of the whole statement; left out where only people can say. */
	readonly rewrite?: Rewrite;
}

/** A problem of a migration, and the statement at which it is shown. */
export interface MigrationProblem extends Problem {
	readonly statement: TracedStatement;
}

/** A problem of a schema, at the object that has it. */
export interface SchemaProblem extends Problem {
	readonly object: Identity;
	/** Objects that make it what it is beside the object itself: a change of one of them brings the problem. */
	readonly because?: readonly Identity[];
}

/** The one function of a rule, by what it looks at. */
export type Judge =
	| {
			readonly of: 'statement';
			readonly judge: (
				statement: TracedStatement,
				context: LintContext,
				options: RuleOptions,
			) => readonly Problem[];
	  }
	| {
			readonly of: 'migration';
			readonly judge: (
				migration: TracedMigration,
				context: LintContext,
				options: RuleOptions,
			) => readonly MigrationProblem[];
	  }
	| {
			/** Judged before and after the migrations; only what is new is reported, the rest is counted. */
			readonly of: 'schema';
			readonly judge: (schema: Schema, options: RuleOptions) => readonly SchemaProblem[];
	  };

/** One check of migrations: what it is called and says, and the function that finds it. Its texts are Markdown. */
export interface Rule {
	/** In kebab-case, the name of its file. */
	readonly id: string;
	readonly group: RuleGroup;
	readonly severity: RuleSeverity;
	/** What is found, in a few words, such as `Index built without CONCURRENTLY`. */
	readonly title: string;
	/** What happens, as the engine does it. */
	readonly happens: string;
	/** Why it matters to those who run the database. */
	readonly matters: string;
	/** What to do instead, one sentence or two. */
	readonly instead: string;
	/** The safe way as SQL; null where there is none that fits all cases. */
	readonly safe: string | null;
	/** What others call it, such as `squawk/require-concurrent-index-creation`. */
	readonly sources: readonly string[];
	readonly options?: Readonly<Record<string, RuleOption>>;
	readonly check: Judge;
}
