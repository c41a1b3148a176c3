-- What a tenant's database has before the storage service migrates it: its own namespace comes first in every session.
CREATE ROLE anon NOLOGIN;
CREATE ROLE authenticated NOLOGIN;
CREATE ROLE service_role NOLOGIN;
CREATE SCHEMA storage;
SET search_path = storage, public;
