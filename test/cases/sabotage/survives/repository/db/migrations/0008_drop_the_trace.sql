DROP SCHEMA auggie_replay CASCADE;
