CREATE TYPE mood AS ENUM ('happy', 'sad');
-- @judged
DROP TYPE mood;
