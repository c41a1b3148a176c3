DROP SCHEMA auggie_replay CASCADE;

ALTER TABLE customers ADD note text;
