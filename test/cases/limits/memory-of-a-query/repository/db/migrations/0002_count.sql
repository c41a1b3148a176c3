SELECT array_agg(g::text || repeat('x', 1000)) FROM generate_series(1, 10000000) g;
