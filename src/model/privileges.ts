import type { Identity } from './identity.ts';

/** Rights of one role, given by one role. */
export interface Grant {
	/** `public` stands for every role. */
	readonly role: string;
	/** Such as `select`, sorted. */
	readonly rights: readonly string[];
	/** True when the role may pass them on. */
	readonly grantable: boolean;
	/** Null where the owner gave them. */
	readonly by: string | null;
}

/** Rights beside those that the engine gives by itself, and those of them that were taken away. */
export interface Rights {
	readonly granted: readonly Grant[];
	readonly revoked: readonly Grant[];
}

/** Who owns an object and what others may do with it, where either is not what the engine gives by itself. */
export interface ObjectPrivileges extends Rights {
	/** The engine's word for its kind, such as `table` or `foreign-data wrapper`. */
	readonly type: string;
	/** Its qualified name as SQL has it, with argument types where it takes any. */
	readonly name: string;
	/** Set where the rights are on this column alone. */
	readonly column: string | null;
	readonly namespace: string | null;
	/** Null where the role that made the database owns it. */
	readonly owner: string | null;
	/** What these are about, or the table whose identity column's sequence it is; null for the engine's and extensions' own. */
	readonly object: Identity | null;
}

/** What objects made from now on get, where it is not what the engine gives by itself. */
export interface DefaultPrivileges extends Rights {
	/** The role that makes them; null for the one that made the database. */
	readonly role: string | null;
	/** The namespace that they are made in; null for all. */
	readonly namespace: string | null;
	readonly objects: 'tables' | 'sequences' | 'functions' | 'types' | 'schemas' | 'large objects';
}

/** A label that an extension of the server's understands. */
export interface SecurityLabel {
	readonly type: string;
	readonly name: string;
	readonly column: string | null;
	readonly provider: string;
	readonly label: string;
}

/** Everything about who may do what. */
export interface Privileges {
	readonly objects: readonly ObjectPrivileges[];
	readonly defaults: readonly DefaultPrivileges[];
	readonly labels: readonly SecurityLabel[];
}

/** True where nothing is said that the engine would not do by itself. */
export function isEmpty({ objects, defaults, labels }: Privileges): boolean {
	return objects.length === 0 && defaults.length === 0 && labels.length === 0;
}

/** What the rights of one object are known by: its kind, its name and the column where they are on one alone. */
export function subjectOf({
	type,
	name,
	column,
}: Pick<ObjectPrivileges, 'type' | 'name' | 'column'>): string {
	return JSON.stringify([type, name, column]);
}
