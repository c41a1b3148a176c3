\restrict abc

SET statement_timeout = 0;
SELECT pg_catalog.set_config('search_path', '', false);

--
-- Name: users; Type: TABLE
--

CREATE TABLE public.users (
    id bigint NOT NULL,
    name text
);

COPY public.users (id, name) FROM stdin;
1	it's; a name
2	\N
\.

ALTER TABLE ONLY public.users
    ADD CONSTRAINT users_pkey PRIMARY KEY (id);

\unrestrict abc
