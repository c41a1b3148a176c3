CREATE TABLE inventory (
    product_id bigint PRIMARY KEY REFERENCES products (id) ON DELETE CASCADE,
    on_hand integer NOT NULL DEFAULT 0 CHECK (on_hand >= 0),
    reserved integer NOT NULL DEFAULT 0 CHECK (reserved >= 0),
    reorder_level integer NOT NULL DEFAULT 5,
    CONSTRAINT inventory_reserved_is_on_hand CHECK (reserved <= on_hand)
);
COMMENT ON TABLE inventory IS 'One row for each product that is kept in stock';

CREATE INDEX inventory_low_stock_idx ON inventory (product_id) WHERE on_hand - reserved <= reorder_level;
