CREATE OR REPLACE VIEW buyers AS SELECT id, email FROM users;
