--! Previous: sha1:7ee8876c2618350b1cfe71a2ad1b728c57735f2f
--! Hash: sha1:30a47b5a3217d36eb1a026c8008b0e9e908d814d
--! Message: index

--! no-transaction
create table app_public.t (id int);
create index concurrently i on app_public.t (id);
