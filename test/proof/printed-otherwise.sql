-- What the engine prints so that it reads something else from it.
CREATE TABLE words (word text, at integer);
CREATE VIEW unnamed AS SELECT (SELECT 'a') AS one, EXISTS (SELECT 'b') AS two, ARRAY(SELECT 'c' FROM words FOR UPDATE) AS three,
    1 IN (SELECT 2::bigint) AS four, (SELECT ARRAY['a', 'b']) AS five, (SELECT 'a' IS DISTINCT FROM 'b') AS six,
    (SELECT mode() WITHIN GROUP (ORDER BY word) || 'x' FROM words) AS seven,
    (SELECT JSON_VALUE('{}', '$.x' RETURNING text DEFAULT 'q'::text ON EMPTY)) AS eight
    FROM words WHERE word IN (SELECT 'x' UNION SELECT 'y');
CREATE POLICY unnamed ON words USING (word = (SELECT 'x') AND EXISTS (SELECT 'q', at FROM words));
CREATE FUNCTION unnamed() RETURNS text BEGIN ATOMIC
    INSERT INTO words VALUES ('a', 1) RETURNING 'done', 'AS';
    UPDATE words SET (word, at) = (SELECT 'b', 2);
    SELECT 'x';
END;
CREATE VIEW marked AS WITH RECURSIVE walk(a, b) AS (SELECT 1, 2 UNION ALL SELECT a + 1, b FROM walk WHERE a < 5)
    CYCLE a, b SET seen TO 'it''s' DEFAULT varchar 'N' USING path SELECT a, b, seen FROM walk;
-- Bodies that need themselves, or each other.
CREATE FUNCTION count_down(n integer) RETURNS integer LANGUAGE sql RETURN 1;
CREATE OR REPLACE FUNCTION count_down(n integer) RETURNS integer LANGUAGE sql
    RETURN CASE WHEN n < 1 THEN 0 ELSE count_down(n - 1) END;
CREATE FUNCTION is_even(n integer DEFAULT 2) RETURNS boolean LANGUAGE sql RETURN n = 0;
CREATE FUNCTION is_odd(words) RETURNS boolean LANGUAGE sql RETURN NOT is_even(($1).at);
CREATE OR REPLACE FUNCTION is_even(n integer DEFAULT 2) RETURNS boolean LANGUAGE sql
BEGIN ATOMIC
    SELECT bool_or(is_odd(w)) FROM words w WHERE w.at = n;
END;
CREATE VIEW even AS SELECT is_even(at) FROM words;
