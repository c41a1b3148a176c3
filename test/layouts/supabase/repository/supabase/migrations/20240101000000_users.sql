CREATE TABLE users (id uuid PRIMARY KEY REFERENCES auth.users (id));
