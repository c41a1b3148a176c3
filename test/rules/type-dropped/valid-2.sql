-- @judged
CREATE TYPE mood AS ENUM ('happy', 'sad');
DROP TYPE mood;
