import type { SchemaObject } from '../../../model/objects.ts';
import type { Engine } from '../../dialect.ts';
import type { Scope } from './scope.ts';

/** An object as one kind's query found it, with the engine's own key for it. */
export interface Found {
	/** `catalog:oid:attribute`, such as `pg_class:16385:2` for the second column ever made in a table. */
	readonly key: string;
	/** Further keys under which the engine speaks of the same object. */
	readonly aliases?: readonly string[];
	readonly object: SchemaObject;
}

/** Reads every object of one kind that is in scope, in any order. */
export type KindIntrospection = (engine: Engine, scope: Scope) => Promise<readonly Found[]>;
