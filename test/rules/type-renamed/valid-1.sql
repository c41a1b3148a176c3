CREATE TYPE mood AS ENUM ('happy', 'sad');
-- @judged
CREATE TYPE feeling AS ENUM ('happy', 'sad');
