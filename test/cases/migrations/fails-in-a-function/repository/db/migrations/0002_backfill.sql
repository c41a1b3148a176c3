DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM customers) THEN
        RAISE EXCEPTION 'there are no customers' USING HINT = 'run the import first', DETAIL = 'counted 0';
    END IF;
END
$$;
