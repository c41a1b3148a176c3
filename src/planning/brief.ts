import type {
	FieldRequirement,
	KeyRequirement,
	Place,
	RelationshipRequirement,
	RemarkRequirement,
	RetentionRequirement,
	StatementRequirement,
	Topic,
	TopicRequirement,
	UsedColumnRequirement,
	ValuesRequirement,
} from './requirement.ts';

/** An entity with all that the requirements say of it. */
export interface BriefEntity {
	/** Singular and in snake case. */
	readonly key: string;
	/** As typed where it was named first. */
	readonly name: string;
	readonly words: string | null;
	readonly exact: boolean;
	/** By their names in snake case, in the order of the requirements. */
	readonly fields: ReadonlyMap<string, FieldRequirement>;
	/** Where it is named first. */
	readonly place: Place;
	/** False for one that only sentences about relationships name. */
	readonly explicit: boolean;
}

/** A relationship whose ends are keys of entities. */
export type BriefRelationship = RelationshipRequirement;

/** All requirements, put together entity by entity. */
export interface Brief {
	/** By key, in the order of the requirements. */
	readonly entities: ReadonlyMap<string, BriefEntity>;
	readonly relationships: readonly BriefRelationship[];
	/** Their entity is a key, and so is a field that names one. */
	readonly keys: readonly KeyRequirement[];
	readonly values: readonly ValuesRequirement[];
	readonly statements: readonly StatementRequirement[];
	readonly usedColumns: readonly UsedColumnRequirement[];
	/** The first sentence on each topic. */
	readonly topics: ReadonlyMap<Topic, TopicRequirement>;
	/** All sentences on a topic, for those that name tables. */
	readonly topicSentences: readonly TopicRequirement[];
	readonly retentions: readonly RetentionRequirement[];
	readonly remarks: readonly RemarkRequirement[];
	/** The entity that a noun means; null where none is known. */
	resolve(noun: string): string | null;
	/** How many entities are too many to be planned, and where the first of them is. */
	readonly leftOut: { readonly count: number; readonly place: Place } | null;
}
