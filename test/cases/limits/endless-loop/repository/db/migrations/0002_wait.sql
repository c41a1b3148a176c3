ALTER TABLE customers ADD note text;

DO $$
BEGIN
    LOOP
        NULL;
    END LOOP;
END
$$;
