--
-- PostgreSQL database dump
--

\restrict abc

SET statement_timeout = 0;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;

CREATE FUNCTION public.first() RETURNS bigint LANGUAGE sql AS $$ SELECT min(id) FROM public.teas $$;
ALTER FUNCTION public.first() OWNER TO shop;
CREATE FUNCTION public.last() RETURNS bigint LANGUAGE sql AS $$ SELECT max(id) FROM public.teas $$;
CREATE TABLE public.teas (
    id bigint NOT NULL,
    name text
);
ALTER TABLE public.teas OWNER TO shop;
COPY public.teas (id, name) FROM stdin;
1	Assam
\.
ALTER TABLE ONLY public.teas ADD CONSTRAINT teas_pkey PRIMARY KEY (id);

\unrestrict abc
