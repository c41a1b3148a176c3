CREATE INDEX stock_amount ON stock (amount); UPDATE stock SET amount = amount + 1 WHERE sku = 'nut';
