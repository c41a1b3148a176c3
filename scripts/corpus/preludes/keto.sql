-- A library of the same makers has migrations of its own, which come first.
CREATE TABLE networks (
    id uuid PRIMARY KEY,
    created_at timestamp NOT NULL,
    updated_at timestamp NOT NULL
);
