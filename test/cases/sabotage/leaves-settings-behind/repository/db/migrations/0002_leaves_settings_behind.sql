SET search_path = '';
SET client_encoding = 'LATIN1';
SET statement_timeout = 1;
BEGIN;
