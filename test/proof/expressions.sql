-- What the engine prints must read back as the same tree, or a second print differs.
CREATE TABLE facts (
    a integer DEFAULT (1 + (2 + 3)),
    b varchar(20) DEFAULT 'x' COLLATE "C",
    c text CHECK (c SIMILAR TO '(a|b)%' ESCAPE '\' AND c !~~* ALL (ARRAY['x%', 'y%'])),
    d timestamptz DEFAULT (now() - interval '1 day 02:00') CHECK (d BETWEEN '2000-01-01' AND now()),
    e numeric CHECK (CASE WHEN a > 1 THEN e > 0 WHEN b IN ('p', 'q', 'r') THEN e < 0 ELSE e IS NULL END),
    f boolean DEFAULT (NOT (true AND (false OR true))) CHECK (a > 1 AND (b = 'x' AND (c = 'y' AND d IS NOT NULL))),
    g jsonb DEFAULT '{"a": [1, 2]}' CHECK ((g -> 'a' ->> 0)::integer > 0 AND g @> '{"a": []}'),
    h integer[] DEFAULT ARRAY[1, 2, NULL] CHECK (h[1:2] <> '{}' AND h[1] = ANY (ARRAY[1, 2])),
    i date DEFAULT (CURRENT_DATE + 7), j time(2) DEFAULT LOCALTIME(2), k text DEFAULT SESSION_USER,
    l bigint CHECK (l = ANY (ARRAY[1, 2]) OR l IN (3, 4) OR (l, a) IN ((1, 2), (3, 4))),
    m interval DEFAULT '1 mon -3 days' CHECK (m > '00:00:01' AND extract(epoch FROM m) < 1e6),
    n xml, o bytea DEFAULT '\xdeadbeef', p inet DEFAULT '10.0.0.0/8', q money DEFAULT 3.5, r uuid DEFAULT gen_random_uuid(),
    s char(4) CHECK (s IN ('a', 'b') OR s IS NULL OR s IS NOT DISTINCT FROM 'c'),
    t float8 DEFAULT 0.1 CHECK (t <> 'NaN' AND t > -1 AND - t < 1 AND @ t < 5),
    u text DEFAULT concat_ws('-', VARIADIC ARRAY['a', 'b']) CHECK (u IS NORMALIZED AND overlay(u PLACING 'x' FROM 1) <> trim(both 'x' FROM u)),
    v varchar[] CHECK (v <@ ARRAY['a', 'b']::varchar[] AND 'c' <> ALL (v)),
    CHECK ((a IS NULL) <> (b IS NULL)),
    CHECK (((((a)))) + 1 = ANY ('{1,2}'))
);
CREATE VIEW about AS
    SELECT a, b || c AS joined, CASE b WHEN 'x' THEN 1 WHEN 'y' THEN 2 END AS coded,
        count(*) FILTER (WHERE b IN ('x', 'y')) OVER (PARTITION BY c ORDER BY d ROWS BETWEEN 1 PRECEDING AND CURRENT ROW),
        array(SELECT generate_series(1, a)) AS list, b COLLATE "C" AS sorted,
        d AT TIME ZONE 'UTC' AS utc, nullif(a, 0), greatest(a, 1), GROUPING (a) AS g,
        JSON_OBJECT('a': a, 'b': b) AS object, g IS JSON OBJECT AS is_object,
        (SELECT max(x) FROM (VALUES (1), (2)) AS v (x)) AS most
    FROM facts AS f GROUP BY GROUPING SETS ((a, b, c, d, g), (a)) HAVING count(*) > 1
    UNION ALL (SELECT 1, NULL, 2, 3, '{}', 'x', now(), 1, 1, 1, '{}', false, 4 ORDER BY 1 LIMIT 1);
CREATE VIEW more AS
    WITH RECURSIVE tree AS (
        SELECT a, 1 AS depth FROM facts UNION ALL SELECT f.a, depth + 1 FROM facts f JOIN tree USING (a)
    ) SEARCH DEPTH FIRST BY a SET path CYCLE a SET looped USING way
    SELECT DISTINCT ON (t.a) t.a, t.depth, t.looped, s.value, o.n FROM tree t
        JOIN LATERAL jsonb_each('{}'::jsonb) AS s (key, value) ON true
        LEFT JOIN ROWS FROM (generate_series(1, 2), unnest(ARRAY['a'])) WITH ORDINALITY AS o (x, y, n) ON o.n = t.depth
        NATURAL JOIN (SELECT 5 AS only_here) AS z
    ORDER BY t.a, t.depth DESC NULLS LAST
    FETCH FIRST 5 ROWS WITH TIES;
