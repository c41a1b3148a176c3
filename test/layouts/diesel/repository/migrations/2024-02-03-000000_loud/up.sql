CREATE INDEX k ON posts (id);
