SET statement_timeout = 0;
CREATE TABLE public.a ();
