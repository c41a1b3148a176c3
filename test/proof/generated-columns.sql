CREATE FUNCTION slug(title text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN regexp_replace(lower(title), '[^a-z]+', '-', 'g');
CREATE SCHEMA app;
CREATE FUNCTION app.tax(net numeric, rate numeric DEFAULT 0.2) RETURNS numeric LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
    RETURN net * rate;
END $$;
CREATE TABLE articles (
    title text COLLATE "C" NOT NULL,
    slug text GENERATED ALWAYS AS (slug(title)) STORED UNIQUE,
    net numeric(10, 2),
    gross numeric(10, 2) GENERATED ALWAYS AS (net + app.tax(net)) STORED,
    search tsvector GENERATED ALWAYS AS (to_tsvector('english'::regconfig, coalesce(title, ''))) STORED,
    half numeric GENERATED ALWAYS AS (net / 2) VIRTUAL
);
CREATE INDEX ON articles USING gin (search);
CREATE INDEX ON articles ((slug(title) || '!')) WHERE net IS NOT NULL;
CREATE TABLE article_children (extra text) INHERITS (articles);
