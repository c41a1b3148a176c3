-- database-spec: ignore index-not-concurent a reason
ALTER TABLE orders ADD COLUMN note text;
