import type { LayoutName } from '../../config/layout-names.ts';
import { detectMode } from '../../project/layouts/flyway-transaction.ts';
import { parseHeader } from '../../project/layouts/graphile-header.ts';
import { folderOf, joinPath } from '../../project/layouts/names.ts';
import type { RewriteForm } from './rewrite-form.ts';

/** What goes to the server as one message is one transaction, but for a single statement. */
const MESSAGE: RewriteForm = { outside: 'single' };
const BARE: RewriteForm = { outside: 'several' };

const ALWAYS_INSIDE = 'in a transaction: run it by hand, outside of the migrations';

/** The form of a layout, given its name; null where no file of it can be written. */
export function formOf(layout: string): RewriteForm | null {
	return Object.entries(REWRITE_FORMS).find(([name]) => name === layout)?.[1] ?? null;
}

const REWRITE_FORMS: Readonly<Record<LayoutName, RewriteForm | null>> = {
	prisma: MESSAGE,
	drizzle: {
		outside: null,
		outsideRemark: `Drizzle runs every migration ${ALWAYS_INSIDE}.`,
		laterRemark:
			'Drizzle runs all migrations that are due in one transaction: release this one by itself, and make the next with `drizzle-kit generate --custom`.',
	},
	diesel: {
		outside: 'single',
		beside: (path) => ({
			path: joinPath(folderOf(path), 'metadata.toml'),
			text: 'run_in_transaction = false\n',
		}),
	},
	goose: {
		outside: 'several',
		mark: (text) => `-- +goose NO TRANSACTION\n${text}`,
		frame: {
			...{ up: '-- +goose Up\n', down: '-- +goose Down\n' },
			block: { begin: '-- +goose StatementBegin', end: '-- +goose StatementEnd' },
		},
	},
	dbmate: {
		outside: 'single',
		mark: (text) => replaceOnce(text, /^(--[ \t]*migrate:up)\b(?!.*transaction:)/gm, '$1 transaction:false'),
		frame: { up: '-- migrate:up\n', down: '-- migrate:down\n', block: null },
	},
	flyway: {
		outside: 'several',
		beside: (path, text) =>
			detectMode(text) === 'none' ? null : { path: `${path}.conf`, text: 'executeInTransaction=false\n' },
		outsideRemark:
			"Flyway's own lock is a transaction that `CONCURRENTLY` waits for: set `flyway.postgresql.transactional.lock=false`.",
	},
	liquibase: null,
	sqitch: BARE,
	'graphile-migrate': {
		outside: 'single',
		mark: (text) => {
			const { bodyStart } = parseHeader(text);
			return bodyStart > 0 ? null : `--! no-transaction\n${text}`;
		},
		laterRemark: 'Commit the current migration first; what comes later is the next one.',
	},
	sqlx: { outside: 'single', mark: (text) => `-- no-transaction\n${text}` },
	'golang-migrate': MESSAGE,
	supabase: {
		outside: 'single',
		outsideRemark:
			'The Supabase CLI runs `CREATE INDEX CONCURRENTLY` outside of its transaction since version 2.109; what it does not know as such has to be run by hand.',
	},
	hasura: { outside: 'single', mark: (text) => `-- hasura:no-transaction\n${text}` },
	atlas: {
		outside: 'several',
		mark: (text) => `-- atlas:txmode none\n${/^(?:#|--) *atlas:/.test(text) ? '' : '\n'}${text}`,
		laterRemark: 'Run `atlas migrate hash` afterwards.',
	},
	'node-pg-migrate': {
		outside: null,
		outsideRemark: `node-pg-migrate runs every migration that is SQL ${ALWAYS_INSIDE}, or in one that is JavaScript and calls \`pgm.noTransaction()\`.`,
		laterRemark:
			'node-pg-migrate runs all migrations that are due in one transaction unless it is called with `--no-single-transaction`.',
	},
	'db-migrate': null,
	'sql-migrate': {
		outside: 'several',
		mark: (text) =>
			replaceOnce(text, /^(--[ \t]*\+migrate[ \t]+Up)\b(?!.*notransaction)/gm, '$1 notransaction'),
		frame: {
			...{ up: '-- +migrate Up\n', down: '-- +migrate Down\n' },
			block: { begin: '-- +migrate StatementBegin', end: '-- +migrate StatementEnd' },
		},
	},
	postgrator: MESSAGE,
	pop: null,
	yoyo: { outside: 'several', mark: (text) => `-- transactional: false\n${text}` },
	refinery: {
		outside: null,
		outsideRemark: `refinery runs every migration ${ALWAYS_INSIDE}.`,
	},
	bytebase: { outside: 'several', mark: (text) => `-- txn-mode = off\n${text}` },
	'versioned-directories': BARE,
	numbered: BARE,
	'single-dump': BARE,
};

/** Null where there are several places, or none. */
function replaceOnce(text: string, pattern: RegExp, replacement: string): string | null {
	return (text.match(pattern)?.length ?? 0) === 1 ? text.replace(pattern, replacement) : null;
}
