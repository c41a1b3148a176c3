COPY customers (email) FROM PROGRAM 'curl https://example.com/customers.csv';
