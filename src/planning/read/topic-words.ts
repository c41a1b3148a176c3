import type { Requirement, Topic } from '../requirement.ts';
import type { Reader } from './reader.ts';
import { listSentences } from './sentences.ts';

/** Words on compliance, on performance and on what holds throughout the database. */
export const topicWords: Reader = {
	name: 'topic-words',
	read(page) {
		const requirements = listSentences(page).flatMap(({ text, line, section }): readonly Requirement[] => {
			const place = { file: page.file, line };
			const isDenied = DENIED.test(text);
			const topics = isDenied ? [] : listTopics(text);
			const isAboutScale = SCALE.test(text) && !/\bkeep|\bretain/i.test(text);
			const isAboutSpeed = SPEED.test(text);
			return [
				...topics.map((topic): Requirement => ({ kind: 'topic', topic, words: text, place })),
				...(isAboutScale ? [remark('scale', text, place)] : []),
				...(isAboutSpeed ? [remark('performance', text, place)] : []),
				...(/\bprocess(?:es)?$|^workflows?$/i.test(section.title) ? [remark('process', text, place)] : []),
			];
		});
		return { requirements, problems: [] };
	},
};

function remark(
	about: 'scale' | 'performance' | 'process',
	words: string,
	place: { readonly file: string; readonly line: number },
): Requirement {
	return { kind: 'remark', about, words, place };
}

const DENIED =
	/\b(?:no|not|without|never|isn[’']t|aren[’']t|don[’']t|out of scope)\b[^.,;]{0,30}\b(?:needed|required|planned|multi-?tenan\w*|audit\w*|soft[- ]delet\w*|full-?text|search|GDPR|HIPAA|PCI)\b/i;

const TOPICS: readonly (readonly [Topic, RegExp])[] = [
	[
		'tenancy',
		/\bmulti[- ]?tenan\w*|\btenants?\b|\bper[- ]tenant\b|\b(?:isolated|separated) (?:per|by|between) (?:organi[sz]ation|company|customer|workspace)/i,
	],
	['row-security', /\brow[- ]level\b|\bRLS\b/i],
	[
		'audit',
		/\baudit(?:ed|ing|able)?\b|\baudit (?:trail|log)|\bwho changed (?:what|it)|\bSOC ?2\b|\bSOX\b|\bISO ?27001\b|\bHIPAA\b|\bPCI\b|\bchange history\b|\btraceab/i,
	],
	['privacy', /\bGDPR\b|\bCCPA\b|\bpersonal data\b|\bright to (?:be forgotten|erasure)|\bdata subject/i],
	['health', /\bHIPAA\b|\bhealth (?:data|records?)|\bPHI\b|\bmedical records?/i],
	['cards', /\bPCI\b|\bcard (?:data|numbers?)\b/i],
	['encryption', /\bencrypt(?:ed|ion)?\b/i],
	[
		'soft-delete',
		/\bsoft[- ]?delet\w*|\bnever (?:really|physically|hard)[- ]?deleted|\b(?:can|must) be restored|\brestore deleted|\bdeleted .{0,30}\brestor/i,
	],
	['search', /\bfull[- ]?text\b|\bsearch(?:able|es|ing|ed)?\b/i],
	['real-time', /\breal[- ]?time\b|\bwebsockets?\b/i],
];

/** The topics that words are about. */
export function listTopics(text: string): readonly Topic[] {
	return TOPICS.filter(([, pattern]) => pattern.test(text)).map(([topic]) => topic);
}

const SCALE =
	/\b\d[\d,. ]*\s*(?:k|m|thousand|million|billion)?\s*(?:\w+\s+){0,2}\w+\s+(?:per|an?|each|every)\s+(?:second|minute|hour|day|week|month|year)\b|\b\d[\d,.]*\s*(?:k|m|thousand|million|billion)\s+(?:\w+\s+)?\w+|\b\d{1,3}(?:,\d{3})+\s+\w+/i;
const SPEED =
	/\bp(?:50|90|95|99)\b|\b\d+\s*(?:ms|milliseconds?)\b|\b(?:within|under|below|less than)\s+\d+\s*(?:s|sec|seconds?)\b|\bcache\b|\bhigh availability\b/i;
