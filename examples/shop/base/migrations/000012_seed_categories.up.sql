INSERT INTO categories (id, parent_id, slug, name) VALUES
    (1, NULL, 'tea', 'Tea'),
    (2, 1, 'green-tea', 'Green tea'),
    (3, 1, 'black-tea', 'Black tea'),
    (4, NULL, 'teaware', 'Teaware');
ALTER TABLE categories ALTER COLUMN id RESTART WITH 100;
