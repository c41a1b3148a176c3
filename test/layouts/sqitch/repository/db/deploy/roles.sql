-- Deploy shop:roles to pg
BEGIN;
CREATE ROLE :"owner" NOLOGIN;
COMMIT;
