--liquibase formatted sql logicalFilePath:two

-- changeset bo:1
CREATE TABLE c ();
