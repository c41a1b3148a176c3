-- @judged
CREATE TABLE words (word text);
