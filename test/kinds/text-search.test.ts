import { expect, test } from 'vitest';
import { objectsOf } from '../../src/model/schema.ts';
import { definitionsOf } from '../support/definitions.ts';
import { useEngine } from '../support/engine.ts';
import { expectRoundTrip } from '../support/round-trip.ts';

const engine = useEngine();

test('parsers, templates, dictionaries and configurations; columns and indexes that search with them', async () => {
	const schema = await engine.build(`
		CREATE SCHEMA "Odd one";
		CREATE TEXT SEARCH PARSER words (START = prsd_start, GETTOKEN = prsd_nexttoken, END = prsd_end,
			LEXTYPES = prsd_lextype, HEADLINE = prsd_headline);
		CREATE TEXT SEARCH TEMPLATE bare (INIT = dsimple_init, LEXIZE = dsimple_lexize);
		CREATE TEXT SEARCH DICTIONARY stems (TEMPLATE = snowball, Language = english, StopWords = english);
		CREATE TEXT SEARCH DICTIONARY "Odd one"."as it is" (TEMPLATE = bare, Accept = false);
		CREATE TEXT SEARCH CONFIGURATION english_words (PARSER = words);
		ALTER TEXT SEARCH CONFIGURATION english_words ADD MAPPING FOR word, asciiword WITH "Odd one"."as it is", stems, simple;
		ALTER TEXT SEARCH CONFIGURATION english_words ADD MAPPING FOR "int", email WITH simple;
		CREATE TEXT SEARCH CONFIGURATION nothing (PARSER = "default");
		COMMENT ON TEXT SEARCH PARSER words IS 'a';
		COMMENT ON TEXT SEARCH TEMPLATE bare IS 'b';
		COMMENT ON TEXT SEARCH DICTIONARY stems IS 'c';
		COMMENT ON TEXT SEARCH CONFIGURATION english_words IS 'd';
		CREATE TABLE docs (body text, found tsvector GENERATED ALWAYS AS (to_tsvector('english_words'::regconfig, body)) STORED);
		CREATE INDEX ON docs USING gin (to_tsvector('nothing'::regconfig, body));
	`);
	expect(definitionsOf(schema, 'text-search-parser')).toStrictEqual({
		'public.words': [
			`CREATE TEXT SEARCH PARSER public.words (
    START = prsd_start,
    GETTOKEN = prsd_nexttoken,
    END = prsd_end,
    LEXTYPES = prsd_lextype,
    HEADLINE = prsd_headline
)`,
		],
	});
	expect(definitionsOf(schema, 'text-search-template')).toStrictEqual({
		'public.bare': [
			'CREATE TEXT SEARCH TEMPLATE public.bare (\n    INIT = dsimple_init,\n    LEXIZE = dsimple_lexize\n)',
		],
	});
	expect(definitionsOf(schema, 'text-search-dictionary')).toStrictEqual({
		'Odd one."as it is"': [
			`CREATE TEXT SEARCH DICTIONARY "Odd one"."as it is" (\n    TEMPLATE = public.bare,\n    accept = 'false'\n)`,
		],
		'public.stems': [
			`CREATE TEXT SEARCH DICTIONARY public.stems (
    TEMPLATE = snowball,
    language = 'english', stopwords = 'english'
)`,
		],
	});
	expect(definitionsOf(schema, 'text-search-configuration')).toStrictEqual({
		'public.english_words': [
			'CREATE TEXT SEARCH CONFIGURATION public.english_words (PARSER = public.words)',
			`ALTER TEXT SEARCH CONFIGURATION public.english_words
    ADD MAPPING FOR asciiword, word WITH "Odd one"."as it is", public.stems, simple`,
			`ALTER TEXT SEARCH CONFIGURATION public.english_words\n    ADD MAPPING FOR email, "int" WITH simple`,
		],
		'public.nothing': ['CREATE TEXT SEARCH CONFIGURATION public.nothing (PARSER = "default")'],
	});
	expect(objectsOf(schema, 'text-search-configuration').map(({ comment }) => comment)).toStrictEqual([
		'd',
		null,
	]);
	await expectRoundTrip(engine, schema);
});
