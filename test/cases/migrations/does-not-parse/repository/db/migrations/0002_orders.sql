-- What people order.
CREATE TABLE orders (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    customer_id bigint NOT NUL REFERENCES customers,
    total numeric(12, 2) NOT NULL CHECK (total >= 0)
);
