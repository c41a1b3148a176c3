COPY customers (email) FROM '/srv/customers.csv' (FORMAT csv);
