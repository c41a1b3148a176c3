--! Previous: -
--! Hash: sha1:7ee8876c2618350b1cfe71a2ad1b728c57735f2f
--! Message: init

create schema app_public;
grant usage on schema app_public to :VISITOR;
comment on schema app_public is ':VISITOR :VISITORS :OTHER';
