--! Message: more

alter table t add column a text;
