\c other
CREATE DATABASE other;
