CREATE TABLE people (id integer PRIMARY KEY, name text, born date, kind character varying(10));
CREATE VIEW z_adults WITH (security_barrier) AS
    SELECT * FROM people WHERE born < '2000-01-01' AND kind IN ('staff', 'guest');
CREATE VIEW a_named_adults AS SELECT id AS person, name FROM z_adults WHERE name <> '' WITH CASCADED CHECK OPTION;
CREATE MATERIALIZED VIEW b_letters AS
    SELECT left(name, 1) AS letter, count(*) AS people FROM a_named_adults GROUP BY 1 WITH DATA;
CREATE UNIQUE INDEX ON b_letters (letter);
CREATE VIEW a_top_letters (letter, share) WITH (security_invoker = true) AS
    SELECT letter, people / sum(people) OVER () FROM b_letters ORDER BY people DESC LIMIT 3;
CREATE RECURSIVE VIEW numbers (n) AS VALUES (1) UNION ALL SELECT n + 1 FROM numbers WHERE n < 10;
-- The primary key is what makes this grouping possible, so the view needs the constraint.
CREATE VIEW a_grouped AS SELECT id, name, count(*) FROM people GROUP BY id;
CREATE VIEW joined AS
    SELECT p.*, l.letter FROM people p LEFT JOIN b_letters l ON l.letter = left(p.name, 1)
        CROSS JOIN LATERAL (SELECT p.id + 1 AS next) AS more
    WHERE p.id IN (SELECT person FROM a_named_adults) OR (p.name, p.born) = ROW ('x'::text, NULL::date);
ALTER TABLE people RENAME COLUMN name TO full_name;
CREATE MATERIALIZED VIEW unread AS SELECT name FROM joined WITH NO DATA;
CREATE VIEW with_default AS SELECT id, kind FROM people;
ALTER VIEW with_default ALTER COLUMN kind SET DEFAULT 'guest';
