alter table auth.users
  add column plan plan not null default 'free',
  add constraint users_plan_check check (plan = 'free' or email is not null);
create index users_plan_idx on auth.users (plan);
create view paying as select id, email from auth.users where plan = 'paid';
