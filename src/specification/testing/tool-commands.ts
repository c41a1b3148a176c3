import type { LayoutName } from '../../config/layout-names.ts';

/** How a migration tool is told to go forward and back, as lines of shell; null where it cannot or nobody has named one. */
export interface ToolCommands {
	readonly forward: string;
	readonly back: string | null;
}

type CommandWriter = (directory: string) => ToolCommands;

/** What each layout's tool is called with; the directory is quoted for a shell already. */
const COMMANDS: Readonly<Partial<Record<LayoutName, CommandWriter>>> = {
	prisma: () => ({ forward: 'npx prisma migrate deploy', back: null }),
	drizzle: () => ({ forward: 'npx drizzle-kit migrate', back: null }),
	diesel: (directory) => ({
		forward: `diesel migration run --migration-dir ${directory}`,
		back: `diesel migration revert --migration-dir ${directory}`,
	}),
	goose: (directory) => ({
		forward: `goose -dir ${directory} postgres "$DATABASE_URL" up`,
		back: `goose -dir ${directory} postgres "$DATABASE_URL" down`,
	}),
	dbmate: (directory) => ({
		forward: `dbmate --migrations-dir ${directory} up`,
		back: `dbmate --migrations-dir ${directory} rollback`,
	}),
	flyway: (directory) => ({
		forward: `flyway -url="$JDBC_URL" -locations=filesystem:${directory} migrate`,
		back: null,
	}),
	liquibase: () => ({ forward: 'liquibase update', back: 'liquibase rollback-count --count=1' }),
	sqitch: () => ({
		forward: 'sqitch deploy --verify --target "$TARGET"',
		back: 'sqitch revert --to @HEAD^ --target "$TARGET"',
	}),
	'graphile-migrate': () => ({ forward: 'npx graphile-migrate migrate', back: null }),
	sqlx: (directory) => ({
		forward: `sqlx migrate run --source ${directory}`,
		back: `sqlx migrate revert --source ${directory}`,
	}),
	'golang-migrate': (directory) => ({
		forward: `migrate -path ${directory} -database "$DATABASE_URL" up`,
		back: `migrate -path ${directory} -database "$DATABASE_URL" down 1`,
	}),
	supabase: () => ({ forward: 'supabase db reset', back: null }),
	hasura: () => ({ forward: 'hasura migrate apply', back: 'hasura migrate apply --down 1' }),
	atlas: (directory) => ({
		forward: `atlas migrate apply --dir file://${directory} --url "$DATABASE_URL"`,
		back: null,
	}),
	'node-pg-migrate': (directory) => ({
		forward: `npx node-pg-migrate up --migrations-dir ${directory}`,
		back: `npx node-pg-migrate down --migrations-dir ${directory}`,
	}),
	'db-migrate': () => ({ forward: 'npx db-migrate up', back: 'npx db-migrate down' }),
	'sql-migrate': () => ({ forward: 'sql-migrate up', back: 'sql-migrate down' }),
	yoyo: (directory) => ({
		forward: `yoyo apply --batch --database "$DATABASE_URL" ${directory}`,
		back: `yoyo rollback --batch --revision "$LAST" --database "$DATABASE_URL" ${directory}`,
	}),
	refinery: (directory) => ({
		forward: `refinery migrate -e DATABASE_URL -p ${directory}`,
		back: null,
	}),
	'single-dump': (file) => ({
		forward: `psql --set=ON_ERROR_STOP=1 --dbname="$DATABASE_URL" --file=${file}`,
		back: null,
	}),
};

/** The commands of the tool whose layout the migrations have; null where it has none of its own. */
export function toolCommands(layout: string, directory: string): ToolCommands | null {
	const write = Object.hasOwn(COMMANDS, layout) ? COMMANDS[layout as LayoutName] : undefined;
	return write ? write(quoteForShell(directory)) : null;
}

/** A word of shell that is this text whatever stands in it. */
export function quoteForShell(text: string): string {
	return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
