-- A plan: no migration builds this yet. As it stands it can be the first one.
-- The whole schema, for an empty PostgreSQL 18 database.

-- Settings

SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SET check_function_bodies = off;
SET search_path = public;

-- Types

CREATE TYPE audit_action AS ENUM (
    'INSERT',
    'UPDATE',
    'DELETE'
);

CREATE TYPE comment_visibility AS ENUM (
    'public',
    'internal'
);

CREATE TYPE ticket_channel AS ENUM (
    'email',
    'web',
    'phone',
    'chat'
);

CREATE TYPE ticket_priority AS ENUM (
    'low',
    'normal',
    'high',
    'urgent'
);

CREATE TYPE ticket_status AS ENUM (
    'new',
    'open',
    'pending',
    'on_hold',
    'solved',
    'closed'
);

CREATE TYPE user_role AS ENUM (
    'admin',
    'agent',
    'customer'
);

-- Functions and procedures

CREATE OR REPLACE FUNCTION public.current_organization_id()
 RETURNS uuid
 LANGUAGE sql
 STABLE
AS $function$
    SELECT nullif(current_setting('app.organization_id', true), '')::uuid
$function$;

CREATE OR REPLACE FUNCTION public.delete_expired_audit_log()
 RETURNS bigint
 LANGUAGE sql
AS $function$
    WITH expired AS (
        DELETE FROM audit_log
        WHERE changed_at < now() - interval '7 years'
        RETURNING 1
    )
    SELECT count(*) FROM expired
$function$;

CREATE OR REPLACE FUNCTION public.delete_expired_tickets()
 RETURNS bigint
 LANGUAGE sql
AS $function$
    WITH expired AS (
        DELETE FROM tickets
        WHERE deleted_at < now() - interval '30 days'
        RETURNING 1
    )
    SELECT count(*) FROM expired
$function$;

CREATE OR REPLACE FUNCTION public.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
    RAISE EXCEPTION 'rows of % are never changed', TG_TABLE_NAME;
END;
$function$;

CREATE OR REPLACE FUNCTION public.set_updated_at()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
    NEW.updated_at := now();
    RETURN NEW;
END;
$function$;

CREATE OR REPLACE FUNCTION public.write_audit_log()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
DECLARE
    old_row jsonb;
    new_row jsonb;
    current_row jsonb;
    key jsonb;
BEGIN
    IF TG_OP <> 'INSERT' THEN
        old_row := to_jsonb(OLD) - ARRAY['password_hash', 'search_vector'];
    END IF;
    IF TG_OP <> 'DELETE' THEN
        new_row := to_jsonb(NEW) - ARRAY['password_hash', 'search_vector'];
    END IF;
    -- An update that changes nothing is no change.
    IF old_row - 'updated_at' = new_row - 'updated_at' THEN
        RETURN NULL;
    END IF;
    current_row := coalesce(new_row, old_row);
    IF TG_NARGS > 0 THEN
        SELECT jsonb_object_agg(name, current_row -> name) INTO key FROM unnest(TG_ARGV) AS name;
    END IF;
    INSERT INTO audit_log (organization_id, table_name, row_id, action, old_values, new_values, changed_by)
    VALUES (
        CASE WHEN TG_TABLE_NAME = 'organizations' THEN (current_row ->> 'id')::uuid
             ELSE (current_row ->> 'organization_id')::uuid END,
        TG_TABLE_NAME,
        coalesce(key #>> '{}', current_row ->> 'id'),
        TG_OP::audit_action,
        old_row,
        new_row,
        nullif(current_setting('app.user_id', true), '')::uuid
    );
    RETURN NULL;
END;
$function$;

-- Tables

CREATE TABLE attachments (
    id              uuid                     NOT NULL DEFAULT gen_random_uuid(),
    organization_id uuid                     NOT NULL,
    comment_id      uuid                     NOT NULL,
    uploaded_by     uuid,
    file_name       character varying(255)   NOT NULL,
    content_type    character varying(127)   NOT NULL,
    size_bytes      bigint                   NOT NULL,
    storage_key     text                     NOT NULL,
    sha256          bytea                    NOT NULL,
    created_at      timestamp with time zone NOT NULL DEFAULT now(),
    updated_at      timestamp with time zone NOT NULL DEFAULT now(),
    CONSTRAINT attachments_pkey PRIMARY KEY (id),
    CONSTRAINT attachments_storage_key_key UNIQUE (storage_key),
    CONSTRAINT attachments_sha256_check CHECK (octet_length(sha256) = 32),
    CONSTRAINT attachments_size_bytes_check CHECK (size_bytes >= 0)
);
COMMENT ON TABLE attachments IS 'A file in object storage.';
COMMENT ON COLUMN attachments.content_type IS 'The media type, such as image/png.';
COMMENT ON COLUMN attachments.storage_key IS 'Where the content stands in object storage.';

CREATE TABLE audit_log (
    id              bigint                   GENERATED ALWAYS AS IDENTITY,
    organization_id uuid,
    table_name      text                     NOT NULL,
    row_id          text                     NOT NULL,
    action          audit_action             NOT NULL,
    old_values      jsonb,
    new_values      jsonb,
    changed_by      uuid,
    changed_at      timestamp with time zone NOT NULL DEFAULT now(),
    CONSTRAINT audit_log_pkey PRIMARY KEY (id)
);
COMMENT ON TABLE audit_log IS 'Who changed which row, when and how. Rows are only ever added, by triggers.';
COMMENT ON COLUMN audit_log.organization_id IS 'Empty for rows that belong to no tenant.';
COMMENT ON COLUMN audit_log.row_id IS 'The primary key of the row; of several columns the whole key as JSON.';
COMMENT ON COLUMN audit_log.old_values IS 'Empty for a row that was added.';
COMMENT ON COLUMN audit_log.new_values IS 'Empty for a row that was deleted.';
COMMENT ON COLUMN audit_log.changed_by IS 'What the application has put into the setting app.user_id; empty for jobs.';

CREATE TABLE comments (
    id              uuid                     NOT NULL DEFAULT gen_random_uuid(),
    organization_id uuid                     NOT NULL,
    author_id       uuid                     NOT NULL,
    ticket_id       uuid                     NOT NULL,
    visibility      comment_visibility       NOT NULL,
    body            text                     NOT NULL,
    created_at      timestamp with time zone NOT NULL DEFAULT now(),
    updated_at      timestamp with time zone NOT NULL DEFAULT now(),
    CONSTRAINT comments_pkey PRIMARY KEY (id),
    CONSTRAINT comments_organization_id_id_key UNIQUE (organization_id, id)
);
COMMENT ON TABLE comments IS 'What was said about a ticket, oldest first.';

CREATE TABLE organizations (
    id           uuid                     NOT NULL DEFAULT gen_random_uuid(),
    name         character varying(200)   NOT NULL,
    slug         character varying(63)    NOT NULL,
    suspended_at timestamp with time zone,
    created_at   timestamp with time zone NOT NULL DEFAULT now(),
    updated_at   timestamp with time zone NOT NULL DEFAULT now(),
    CONSTRAINT organizations_pkey PRIMARY KEY (id),
    CONSTRAINT organizations_slug_key UNIQUE (slug),
    CONSTRAINT organizations_slug_check CHECK (slug::text ~ '^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$'::text)
);
COMMENT ON TABLE organizations IS 'Whoever has an account with us: all rows of a tenant belong to one of these.';
COMMENT ON COLUMN organizations.slug IS 'What the organization is called in addresses.';
COMMENT ON COLUMN organizations.suspended_at IS 'Set while nobody of it may sign in.';

CREATE TABLE sla_policies (
    id                     uuid                     NOT NULL DEFAULT gen_random_uuid(),
    organization_id        uuid                     NOT NULL,
    name                   character varying(100)   NOT NULL,
    priority               ticket_priority          NOT NULL,
    first_response_minutes integer                  NOT NULL,
    resolution_minutes     integer                  NOT NULL,
    created_at             timestamp with time zone NOT NULL DEFAULT now(),
    updated_at             timestamp with time zone NOT NULL DEFAULT now(),
    CONSTRAINT sla_policies_pkey PRIMARY KEY (id),
    CONSTRAINT sla_policies_organization_id_id_key UNIQUE (organization_id, id),
    CONSTRAINT sla_policies_organization_id_name_key UNIQUE (organization_id, name),
    CONSTRAINT sla_policies_first_response_minutes_check CHECK (first_response_minutes >= 1),
    CONSTRAINT sla_policies_resolution_minutes_check CHECK (resolution_minutes >= 1)
);
COMMENT ON TABLE sla_policies IS 'How soon tickets of a priority are to be answered and solved.';

CREATE TABLE tags (
    id              uuid                     NOT NULL DEFAULT gen_random_uuid(),
    organization_id uuid                     NOT NULL,
    name            character varying(64)    NOT NULL,
    created_at      timestamp with time zone NOT NULL DEFAULT now(),
    updated_at      timestamp with time zone NOT NULL DEFAULT now(),
    CONSTRAINT tags_pkey PRIMARY KEY (id),
    CONSTRAINT tags_organization_id_id_key UNIQUE (organization_id, id),
    CONSTRAINT tags_organization_id_name_key UNIQUE (organization_id, name)
);
COMMENT ON TABLE tags IS 'A word by which things are found.';

CREATE TABLE team_users (
    organization_id uuid                     NOT NULL,
    team_id         uuid                     NOT NULL,
    user_id         uuid                     NOT NULL,
    created_at      timestamp with time zone NOT NULL DEFAULT now(),
    CONSTRAINT team_users_pkey PRIMARY KEY (organization_id, team_id, user_id)
);
COMMENT ON TABLE team_users IS 'Joins teams with users, many to many.';

CREATE TABLE teams (
    id              uuid                     NOT NULL DEFAULT gen_random_uuid(),
    organization_id uuid                     NOT NULL,
    name            character varying(100)   NOT NULL,
    created_at      timestamp with time zone NOT NULL DEFAULT now(),
    updated_at      timestamp with time zone NOT NULL DEFAULT now(),
    CONSTRAINT teams_pkey PRIMARY KEY (id),
    CONSTRAINT teams_organization_id_id_key UNIQUE (organization_id, id),
    CONSTRAINT teams_organization_id_name_key UNIQUE (organization_id, name)
);

CREATE TABLE ticket_tags (
    organization_id uuid                     NOT NULL,
    ticket_id       uuid                     NOT NULL,
    tag_id          uuid                     NOT NULL,
    created_at      timestamp with time zone NOT NULL DEFAULT now(),
    CONSTRAINT ticket_tags_pkey PRIMARY KEY (organization_id, ticket_id, tag_id)
);
COMMENT ON TABLE ticket_tags IS 'Joins tickets with tags, many to many.';

CREATE TABLE tickets (
    id                uuid                     NOT NULL DEFAULT gen_random_uuid(),
    organization_id   uuid                     NOT NULL,
    requester_id      uuid                     NOT NULL,
    assignee_id       uuid,
    team_id           uuid,
    sla_policy_id     uuid,
    subject           character varying(200)   NOT NULL,
    description       text                     NOT NULL,
    status            ticket_status            NOT NULL DEFAULT 'new'::ticket_status,
    priority          ticket_priority          NOT NULL DEFAULT 'normal'::ticket_priority,
    channel           ticket_channel           NOT NULL DEFAULT 'web'::ticket_channel,
    due_at            timestamp with time zone,
    first_response_at timestamp with time zone,
    number            bigint                   GENERATED ALWAYS AS IDENTITY,
    solved_at         timestamp with time zone,
    search_vector     tsvector                 GENERATED ALWAYS AS (setweight(to_tsvector('english'::regconfig, COALESCE(subject, ''::character varying)::text), 'A'::"char") || setweight(to_tsvector('english'::regconfig, COALESCE(description, ''::text)), 'B'::"char")) STORED,
    created_at        timestamp with time zone NOT NULL DEFAULT now(),
    updated_at        timestamp with time zone NOT NULL DEFAULT now(),
    deleted_at        timestamp with time zone,
    CONSTRAINT tickets_pkey PRIMARY KEY (id),
    CONSTRAINT tickets_organization_id_id_key UNIQUE (organization_id, id),
    CONSTRAINT tickets_organization_id_number_key UNIQUE (organization_id, number)
);
COMMENT ON TABLE tickets IS 'One problem that somebody has reported, with its state.';
COMMENT ON COLUMN tickets.description IS 'as the requester wrote it';
COMMENT ON COLUMN tickets.due_at IS 'computed from the SLA policy when the ticket comes in';
COMMENT ON COLUMN tickets.first_response_at IS 'when an agent answered first';
COMMENT ON COLUMN tickets.number IS 'What people call the ticket by; it counts over all tenants, with gaps.';
COMMENT ON COLUMN tickets.solved_at IS 'When it was last solved; empty while it is open.';
COMMENT ON COLUMN tickets.search_vector IS 'What full-text search looks in: subject, description.';
COMMENT ON COLUMN tickets.deleted_at IS 'Set in place of deleting the row.';

CREATE TABLE users (
    id              uuid                     NOT NULL DEFAULT gen_random_uuid(),
    organization_id uuid                     NOT NULL,
    name            text                     NOT NULL,
    email           text                     NOT NULL,
    role            user_role                NOT NULL,
    password_hash   text,
    last_seen_at    timestamp with time zone,
    disabled_at     timestamp with time zone,
    created_at      timestamp with time zone NOT NULL DEFAULT now(),
    updated_at      timestamp with time zone NOT NULL DEFAULT now(),
    CONSTRAINT users_pkey PRIMARY KEY (id),
    CONSTRAINT users_organization_id_id_key UNIQUE (organization_id, id),
    CONSTRAINT users_email_check CHECK (email ~~ '%_@_%'::text)
);
COMMENT ON TABLE users IS 'A person who signs in.';
COMMENT ON COLUMN users.password_hash IS 'A slow hash such as Argon2id or bcrypt, never the password; empty for sign-in through others.';
COMMENT ON COLUMN users.disabled_at IS 'Set in place of deleting the user.';

-- Indexes

CREATE INDEX attachments_organization_id_comment_id_idx ON attachments USING btree (organization_id, comment_id);
CREATE INDEX attachments_organization_id_uploaded_by_idx ON attachments USING btree (organization_id, uploaded_by);
CREATE INDEX audit_log_organization_id_changed_at_idx ON audit_log USING btree (organization_id, changed_at DESC);
CREATE INDEX audit_log_row_idx ON audit_log USING btree (table_name, row_id, changed_at DESC);
CREATE INDEX comments_organization_id_author_id_idx ON comments USING btree (organization_id, author_id);
CREATE INDEX comments_organization_id_ticket_id_created_at_idx ON comments USING btree (organization_id, ticket_id, created_at);
CREATE INDEX team_users_organization_id_user_id_idx ON team_users USING btree (organization_id, user_id);
CREATE INDEX ticket_tags_organization_id_tag_id_idx ON ticket_tags USING btree (organization_id, tag_id);
CREATE INDEX tickets_organization_id_assignee_id_idx ON tickets USING btree (organization_id, assignee_id);
CREATE INDEX tickets_organization_id_due_at_idx ON tickets USING btree (organization_id, due_at) WHERE deleted_at IS NULL;
CREATE INDEX tickets_organization_id_requester_id_idx ON tickets USING btree (organization_id, requester_id);
CREATE INDEX tickets_organization_id_sla_policy_id_idx ON tickets USING btree (organization_id, sla_policy_id);
CREATE INDEX tickets_organization_id_status_created_at_idx ON tickets USING btree (organization_id, status, created_at DESC) WHERE deleted_at IS NULL;
CREATE INDEX tickets_organization_id_team_id_idx ON tickets USING btree (organization_id, team_id);
CREATE INDEX tickets_search_vector_idx ON tickets USING gin (search_vector);
CREATE UNIQUE INDEX users_organization_id_email_key ON users USING btree (organization_id, lower(email));
CREATE INDEX users_organization_id_idx ON users USING btree (organization_id);

-- Foreign keys

ALTER TABLE attachments ADD CONSTRAINT attachments_comment_id_fkey FOREIGN KEY (organization_id, comment_id) REFERENCES comments(organization_id, id) ON DELETE CASCADE;
ALTER TABLE attachments ADD CONSTRAINT attachments_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id) ON DELETE RESTRICT;
ALTER TABLE attachments ADD CONSTRAINT attachments_uploaded_by_fkey FOREIGN KEY (organization_id, uploaded_by) REFERENCES users(organization_id, id) ON DELETE SET NULL (uploaded_by);
ALTER TABLE comments ADD CONSTRAINT comments_author_id_fkey FOREIGN KEY (organization_id, author_id) REFERENCES users(organization_id, id) ON DELETE RESTRICT;
ALTER TABLE comments ADD CONSTRAINT comments_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id) ON DELETE RESTRICT;
ALTER TABLE comments ADD CONSTRAINT comments_ticket_id_fkey FOREIGN KEY (organization_id, ticket_id) REFERENCES tickets(organization_id, id) ON DELETE CASCADE;
ALTER TABLE sla_policies ADD CONSTRAINT sla_policies_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id) ON DELETE RESTRICT;
ALTER TABLE tags ADD CONSTRAINT tags_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id) ON DELETE RESTRICT;
ALTER TABLE team_users ADD CONSTRAINT team_users_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id) ON DELETE RESTRICT;
ALTER TABLE team_users ADD CONSTRAINT team_users_team_id_fkey FOREIGN KEY (organization_id, team_id) REFERENCES teams(organization_id, id) ON DELETE CASCADE;
ALTER TABLE team_users ADD CONSTRAINT team_users_user_id_fkey FOREIGN KEY (organization_id, user_id) REFERENCES users(organization_id, id) ON DELETE CASCADE;
ALTER TABLE teams ADD CONSTRAINT teams_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id) ON DELETE RESTRICT;
ALTER TABLE ticket_tags ADD CONSTRAINT ticket_tags_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id) ON DELETE RESTRICT;
ALTER TABLE ticket_tags ADD CONSTRAINT ticket_tags_tag_id_fkey FOREIGN KEY (organization_id, tag_id) REFERENCES tags(organization_id, id) ON DELETE CASCADE;
ALTER TABLE ticket_tags ADD CONSTRAINT ticket_tags_ticket_id_fkey FOREIGN KEY (organization_id, ticket_id) REFERENCES tickets(organization_id, id) ON DELETE CASCADE;
ALTER TABLE tickets ADD CONSTRAINT tickets_assignee_id_fkey FOREIGN KEY (organization_id, assignee_id) REFERENCES users(organization_id, id) ON DELETE SET NULL (assignee_id);
ALTER TABLE tickets ADD CONSTRAINT tickets_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id) ON DELETE RESTRICT;
ALTER TABLE tickets ADD CONSTRAINT tickets_requester_id_fkey FOREIGN KEY (organization_id, requester_id) REFERENCES users(organization_id, id) ON DELETE RESTRICT;
ALTER TABLE tickets ADD CONSTRAINT tickets_sla_policy_id_fkey FOREIGN KEY (organization_id, sla_policy_id) REFERENCES sla_policies(organization_id, id) ON DELETE SET NULL (sla_policy_id);
ALTER TABLE tickets ADD CONSTRAINT tickets_team_id_fkey FOREIGN KEY (organization_id, team_id) REFERENCES teams(organization_id, id) ON DELETE SET NULL (team_id);
ALTER TABLE users ADD CONSTRAINT users_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id) ON DELETE RESTRICT;

-- Triggers

CREATE TRIGGER set_updated_at BEFORE UPDATE ON attachments FOR EACH ROW EXECUTE FUNCTION set_updated_at();
CREATE TRIGGER write_audit_log AFTER INSERT OR DELETE OR UPDATE ON attachments FOR EACH ROW EXECUTE FUNCTION write_audit_log();
CREATE TRIGGER refuse_change BEFORE UPDATE ON audit_log FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER set_updated_at BEFORE UPDATE ON comments FOR EACH ROW EXECUTE FUNCTION set_updated_at();
CREATE TRIGGER write_audit_log AFTER INSERT OR DELETE OR UPDATE ON comments FOR EACH ROW EXECUTE FUNCTION write_audit_log();
CREATE TRIGGER set_updated_at BEFORE UPDATE ON organizations FOR EACH ROW EXECUTE FUNCTION set_updated_at();
CREATE TRIGGER write_audit_log AFTER INSERT OR DELETE OR UPDATE ON organizations FOR EACH ROW EXECUTE FUNCTION write_audit_log();
CREATE TRIGGER set_updated_at BEFORE UPDATE ON sla_policies FOR EACH ROW EXECUTE FUNCTION set_updated_at();
CREATE TRIGGER write_audit_log AFTER INSERT OR DELETE OR UPDATE ON sla_policies FOR EACH ROW EXECUTE FUNCTION write_audit_log();
CREATE TRIGGER set_updated_at BEFORE UPDATE ON tags FOR EACH ROW EXECUTE FUNCTION set_updated_at();
CREATE TRIGGER write_audit_log AFTER INSERT OR DELETE OR UPDATE ON tags FOR EACH ROW EXECUTE FUNCTION write_audit_log();
CREATE TRIGGER write_audit_log AFTER INSERT OR DELETE OR UPDATE ON team_users FOR EACH ROW EXECUTE FUNCTION write_audit_log('organization_id', 'team_id', 'user_id');
CREATE TRIGGER set_updated_at BEFORE UPDATE ON teams FOR EACH ROW EXECUTE FUNCTION set_updated_at();
CREATE TRIGGER write_audit_log AFTER INSERT OR DELETE OR UPDATE ON teams FOR EACH ROW EXECUTE FUNCTION write_audit_log();
CREATE TRIGGER write_audit_log AFTER INSERT OR DELETE OR UPDATE ON ticket_tags FOR EACH ROW EXECUTE FUNCTION write_audit_log('organization_id', 'ticket_id', 'tag_id');
CREATE TRIGGER set_updated_at BEFORE UPDATE ON tickets FOR EACH ROW EXECUTE FUNCTION set_updated_at();
CREATE TRIGGER write_audit_log AFTER INSERT OR DELETE OR UPDATE ON tickets FOR EACH ROW EXECUTE FUNCTION write_audit_log();
CREATE TRIGGER set_updated_at BEFORE UPDATE ON users FOR EACH ROW EXECUTE FUNCTION set_updated_at();
CREATE TRIGGER write_audit_log AFTER INSERT OR DELETE OR UPDATE ON users FOR EACH ROW EXECUTE FUNCTION write_audit_log();

-- Row-level security

ALTER TABLE attachments ENABLE ROW LEVEL SECURITY;
ALTER TABLE attachments FORCE ROW LEVEL SECURITY;

ALTER TABLE audit_log ENABLE ROW LEVEL SECURITY;

ALTER TABLE comments ENABLE ROW LEVEL SECURITY;
ALTER TABLE comments FORCE ROW LEVEL SECURITY;

ALTER TABLE organizations ENABLE ROW LEVEL SECURITY;
ALTER TABLE organizations FORCE ROW LEVEL SECURITY;

ALTER TABLE sla_policies ENABLE ROW LEVEL SECURITY;
ALTER TABLE sla_policies FORCE ROW LEVEL SECURITY;

ALTER TABLE tags ENABLE ROW LEVEL SECURITY;
ALTER TABLE tags FORCE ROW LEVEL SECURITY;

ALTER TABLE team_users ENABLE ROW LEVEL SECURITY;
ALTER TABLE team_users FORCE ROW LEVEL SECURITY;

ALTER TABLE teams ENABLE ROW LEVEL SECURITY;
ALTER TABLE teams FORCE ROW LEVEL SECURITY;

ALTER TABLE ticket_tags ENABLE ROW LEVEL SECURITY;
ALTER TABLE ticket_tags FORCE ROW LEVEL SECURITY;

ALTER TABLE tickets ENABLE ROW LEVEL SECURITY;
ALTER TABLE tickets FORCE ROW LEVEL SECURITY;

ALTER TABLE users ENABLE ROW LEVEL SECURITY;
ALTER TABLE users FORCE ROW LEVEL SECURITY;

CREATE POLICY tenant_isolation ON attachments
    USING (organization_id = current_organization_id());

CREATE POLICY tenant_isolation ON audit_log
    FOR SELECT
    USING (organization_id = current_organization_id());

CREATE POLICY tenant_isolation ON comments
    USING (organization_id = current_organization_id());

CREATE POLICY tenant_isolation ON organizations
    USING (id = current_organization_id());

CREATE POLICY tenant_isolation ON sla_policies
    USING (organization_id = current_organization_id());

CREATE POLICY tenant_isolation ON tags
    USING (organization_id = current_organization_id());

CREATE POLICY tenant_isolation ON team_users
    USING (organization_id = current_organization_id());

CREATE POLICY tenant_isolation ON teams
    USING (organization_id = current_organization_id());

CREATE POLICY tenant_isolation ON ticket_tags
    USING (organization_id = current_organization_id());

CREATE POLICY tenant_isolation ON tickets
    USING (organization_id = current_organization_id());

CREATE POLICY tenant_isolation ON users
    USING (organization_id = current_organization_id());
