CREATE TABLE suffixed (id bigint AUTO_INCREMENT);
