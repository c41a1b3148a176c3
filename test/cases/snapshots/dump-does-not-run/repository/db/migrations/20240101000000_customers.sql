-- migrate:up
CREATE TABLE customers (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    email varchar(255) NOT NULL UNIQUE,
    kind varchar(20) NOT NULL CHECK (kind IN ('person', 'firm'))
);

-- migrate:down
DROP TABLE customers;
