CREATE TABLE users (
	id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	email text NOT NULL UNIQUE,
	phone text,
	status text NOT NULL DEFAULT 'new'
);
CREATE INDEX users_status_idx ON users (status);
