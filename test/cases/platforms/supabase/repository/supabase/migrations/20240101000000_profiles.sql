create extension if not exists "uuid-ossp" with schema extensions;
create extension if not exists pg_cron with schema pg_catalog;

create type plan as enum ('free', 'paid');

create table profiles (
  id uuid primary key references auth.users on delete cascade,
  invitation uuid not null default uuid_generate_v4(),
  username text unique
);
alter table profiles enable row level security;
create policy "Own profile" on profiles for select to authenticated using (auth.uid() = id);

create function handle_new_user() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  insert into public.profiles (id, username) values (new.id, new.raw_user_meta_data ->> 'username');
  return new;
end
$$;
create trigger on_auth_user_created after insert on auth.users for each row execute function handle_new_user();

insert into storage.buckets (id, name, public) values ('avatars', 'avatars', true);
create policy "Own avatar" on storage.objects for insert
  with check (bucket_id = 'avatars' and (storage.foldername(name))[1] = auth.uid()::text);

alter publication supabase_realtime add table profiles;
select cron.schedule('tidy', '0 3 * * *', 'delete from profiles where username is null');
