CREATE FUNCTION descend(depth int) RETURNS int LANGUAGE plpgsql AS $$
BEGIN
    RETURN descend(depth + 1);
END
$$;
SELECT descend(0);
