--liquibase formatted sql
--changeset bo:1
CREATE TABLE a ();
--changeset bo:2
CREATE TABLE b ();
