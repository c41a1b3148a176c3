import { countSentences } from './count-sentences.ts';
import { dbmlFences } from './dbml-requirements.ts';
import { deedSentences } from './deed-sentences.ts';
import { definitionSentences } from './definition-sentences.ts';
import { fieldLists } from './field-lists.ts';
import { fieldTables } from './field-tables.ts';
import { mermaidDiagrams } from './mermaid-diagrams.ts';
import type { Reader } from './reader.ts';
import { relationshipSentences } from './relationship-sentences.ts';
import { ruleSentences } from './rule-sentences.ts';
import { sqlFences } from './sql-fences.ts';
import { templateLists } from './template-lists.ts';
import { topicWords } from './topic-words.ts';

/** Every reader of Markdown pages; where two say something of the same field, the earlier one is believed. */
export const READERS: readonly Reader[] = [
	sqlFences,
	dbmlFences,
	mermaidDiagrams,
	fieldTables,
	fieldLists,
	templateLists,
	definitionSentences,
	ruleSentences,
	relationshipSentences,
	deedSentences,
	countSentences,
	topicWords,
];
