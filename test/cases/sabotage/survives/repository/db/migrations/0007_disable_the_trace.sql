DO $$
DECLARE name text;
BEGIN
    FOR name IN SELECT evtname FROM pg_event_trigger LOOP
        EXECUTE format('ALTER EVENT TRIGGER %I DISABLE', name);
    END LOOP;
END
$$;
