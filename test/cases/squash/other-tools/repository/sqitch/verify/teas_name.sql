SELECT id FROM teas WHERE false;
