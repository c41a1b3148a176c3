-- A plan: no migration builds this yet. As it stands it can be the first one.
-- The whole schema, for an empty PostgreSQL 18 database.

-- Settings

SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SET check_function_bodies = off;
SET search_path = public;

-- Extensions

CREATE EXTENSION IF NOT EXISTS btree_gist WITH SCHEMA public;

-- Types

CREATE TYPE appointment_status AS ENUM (
    'booked',
    'confirmed',
    'checked_in',
    'completed',
    'cancelled',
    'no_show'
);

CREATE TYPE audit_action AS ENUM (
    'INSERT',
    'UPDATE',
    'DELETE'
);

-- Functions and procedures

CREATE OR REPLACE FUNCTION public.delete_expired_audit_log()
 RETURNS bigint
 LANGUAGE sql
AS $function$
    WITH expired AS (
        DELETE FROM audit_log
        WHERE changed_at < now() - interval '6 years'
        RETURNING 1
    )
    SELECT count(*) FROM expired
$function$;

CREATE OR REPLACE FUNCTION public.delete_expired_clinical_notes()
 RETURNS bigint
 LANGUAGE sql
AS $function$
    WITH expired AS (
        DELETE FROM clinical_notes
        WHERE created_at < now() - interval '10 years'
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
        old_row := to_jsonb(OLD);
    END IF;
    IF TG_OP <> 'DELETE' THEN
        new_row := to_jsonb(NEW);
    END IF;
    -- An update that changes nothing is no change.
    IF old_row - 'updated_at' = new_row - 'updated_at' THEN
        RETURN NULL;
    END IF;
    current_row := coalesce(new_row, old_row);
    IF TG_NARGS > 0 THEN
        SELECT jsonb_object_agg(name, current_row -> name) INTO key FROM unnest(TG_ARGV) AS name;
    END IF;
    INSERT INTO audit_log (table_name, row_id, action, old_values, new_values, changed_by)
    VALUES (
        TG_TABLE_NAME,
        coalesce(key #>> '{}', current_row ->> 'id'),
        TG_OP::audit_action,
        old_row,
        new_row,
        nullif(current_setting('app.user_id', true), '')::text
    );
    RETURN NULL;
END;
$function$;

-- Tables

CREATE TABLE appointments (
    id              uuid                     NOT NULL DEFAULT gen_random_uuid(),
    patient_id      uuid                     NOT NULL,
    practitioner_id uuid                     NOT NULL,
    room_id         uuid,
    starts_at       timestamp with time zone NOT NULL,
    ends_at         timestamp with time zone NOT NULL,
    status          appointment_status       NOT NULL DEFAULT 'booked'::appointment_status,
    reason          text,
    cancelled_at    timestamp with time zone,
    created_at      timestamp with time zone NOT NULL DEFAULT now(),
    updated_at      timestamp with time zone NOT NULL DEFAULT now(),
    CONSTRAINT appointments_pkey PRIMARY KEY (id),
    CONSTRAINT appointments_period_check CHECK (ends_at > starts_at),
    CONSTRAINT appointments_overlap_excl EXCLUDE USING gist (practitioner_id WITH =, tstzrange(starts_at, ends_at) WITH &&) WHERE (status <> ALL (ARRAY['cancelled'::appointment_status, 'no_show'::appointment_status]))
);
COMMENT ON TABLE appointments IS 'A time that a patient has with a practitioner.';

CREATE TABLE audit_log (
    id         bigint                   GENERATED ALWAYS AS IDENTITY,
    table_name text                     NOT NULL,
    row_id     text                     NOT NULL,
    action     audit_action             NOT NULL,
    old_values jsonb,
    new_values jsonb,
    changed_by text,
    changed_at timestamp with time zone NOT NULL DEFAULT now(),
    CONSTRAINT audit_log_pkey PRIMARY KEY (id)
);
COMMENT ON TABLE audit_log IS 'Who changed which row, when and how. Rows are only ever added, by triggers.';
COMMENT ON COLUMN audit_log.row_id IS 'The primary key of the row; of several columns the whole key as JSON.';
COMMENT ON COLUMN audit_log.old_values IS 'Empty for a row that was added.';
COMMENT ON COLUMN audit_log.new_values IS 'Empty for a row that was deleted.';
COMMENT ON COLUMN audit_log.changed_by IS 'What the application has put into the setting app.user_id; empty for jobs.';

CREATE TABLE clinical_notes (
    id              bigint                   GENERATED ALWAYS AS IDENTITY,
    practitioner_id uuid                     NOT NULL,
    appointment_id  uuid                     NOT NULL,
    body            text                     NOT NULL,
    created_at      timestamp with time zone NOT NULL DEFAULT now(),
    CONSTRAINT clinical_notes_pkey PRIMARY KEY (id)
);
COMMENT ON TABLE clinical_notes IS 'What was found and done; corrected by another note, never rewritten.';

CREATE TABLE patients (
    id                 uuid                     NOT NULL DEFAULT gen_random_uuid(),
    record_number      character varying(20)    NOT NULL,
    first_name         text                     NOT NULL,
    last_name          text                     NOT NULL,
    date_of_birth      date                     NOT NULL,
    email              text,
    phone              text,
    preferred_language character(2)             NOT NULL DEFAULT 'en'::bpchar,
    created_at         timestamp with time zone NOT NULL DEFAULT now(),
    updated_at         timestamp with time zone NOT NULL DEFAULT now(),
    deleted_at         timestamp with time zone,
    CONSTRAINT patients_pkey PRIMARY KEY (id),
    CONSTRAINT patients_record_number_key UNIQUE (record_number),
    CONSTRAINT patients_email_check CHECK (email ~~ '%_@_%'::text)
);
COMMENT ON TABLE patients IS 'A person who is treated.';
COMMENT ON COLUMN patients.record_number IS 'unique, given at the first visit';
COMMENT ON COLUMN patients.email IS 'for reminders';
COMMENT ON COLUMN patients.deleted_at IS 'Set in place of deleting the row.';

CREATE TABLE practitioner_specialties (
    practitioner_id uuid                     NOT NULL,
    specialty_id    uuid                     NOT NULL,
    created_at      timestamp with time zone NOT NULL DEFAULT now(),
    CONSTRAINT practitioner_specialties_pkey PRIMARY KEY (practitioner_id, specialty_id)
);
COMMENT ON TABLE practitioner_specialties IS 'Joins practitioners with specialties, many to many.';

CREATE TABLE practitioners (
    id             uuid                     NOT NULL DEFAULT gen_random_uuid(),
    name           text                     NOT NULL,
    license_number character varying(40)    NOT NULL,
    specialty      text,
    created_at     timestamp with time zone NOT NULL DEFAULT now(),
    updated_at     timestamp with time zone NOT NULL DEFAULT now(),
    CONSTRAINT practitioners_pkey PRIMARY KEY (id),
    CONSTRAINT practitioners_license_number_key UNIQUE (license_number)
);
COMMENT ON TABLE practitioners IS 'A person who treats.';

CREATE TABLE rooms (
    id         uuid                     NOT NULL DEFAULT gen_random_uuid(),
    name       character varying(50)    NOT NULL,
    floor      smallint,
    capacity   integer,
    created_at timestamp with time zone NOT NULL DEFAULT now(),
    updated_at timestamp with time zone NOT NULL DEFAULT now(),
    CONSTRAINT rooms_pkey PRIMARY KEY (id),
    CONSTRAINT rooms_name_key UNIQUE (name),
    CONSTRAINT rooms_capacity_check CHECK (capacity > 0)
);
COMMENT ON TABLE rooms IS 'What can be booked.';
COMMENT ON COLUMN rooms.name IS 'As it is written on the door.';

CREATE TABLE specialties (
    id         uuid                     NOT NULL DEFAULT gen_random_uuid(),
    name       character varying(80)    NOT NULL,
    created_at timestamp with time zone NOT NULL DEFAULT now(),
    updated_at timestamp with time zone NOT NULL DEFAULT now(),
    CONSTRAINT specialties_pkey PRIMARY KEY (id),
    CONSTRAINT specialties_name_key UNIQUE (name)
);

-- Indexes

CREATE INDEX appointments_patient_id_starts_at_idx ON appointments USING btree (patient_id, starts_at DESC);
CREATE INDEX appointments_practitioner_id_starts_at_idx ON appointments USING btree (practitioner_id, starts_at);
CREATE INDEX appointments_room_id_idx ON appointments USING btree (room_id);
CREATE INDEX appointments_starts_at_idx ON appointments USING btree (starts_at);
CREATE INDEX appointments_status_created_at_idx ON appointments USING btree (status, created_at DESC);
CREATE INDEX audit_log_changed_at_idx ON audit_log USING btree (changed_at DESC);
CREATE INDEX audit_log_row_idx ON audit_log USING btree (table_name, row_id, changed_at DESC);
CREATE INDEX clinical_notes_appointment_id_idx ON clinical_notes USING btree (appointment_id);
CREATE INDEX clinical_notes_practitioner_id_idx ON clinical_notes USING btree (practitioner_id);
CREATE INDEX patients_last_name_first_name_date_of_birth_idx ON patients USING btree (last_name, first_name, date_of_birth);
CREATE INDEX practitioner_specialties_specialty_id_idx ON practitioner_specialties USING btree (specialty_id);

-- Foreign keys

ALTER TABLE appointments ADD CONSTRAINT appointments_patient_id_fkey FOREIGN KEY (patient_id) REFERENCES patients(id) ON DELETE RESTRICT;
ALTER TABLE appointments ADD CONSTRAINT appointments_practitioner_id_fkey FOREIGN KEY (practitioner_id) REFERENCES practitioners(id) ON DELETE RESTRICT;
ALTER TABLE appointments ADD CONSTRAINT appointments_room_id_fkey FOREIGN KEY (room_id) REFERENCES rooms(id) ON DELETE SET NULL;
ALTER TABLE clinical_notes ADD CONSTRAINT clinical_notes_appointment_id_fkey FOREIGN KEY (appointment_id) REFERENCES appointments(id) ON DELETE RESTRICT;
ALTER TABLE clinical_notes ADD CONSTRAINT clinical_notes_practitioner_id_fkey FOREIGN KEY (practitioner_id) REFERENCES practitioners(id) ON DELETE RESTRICT;
ALTER TABLE practitioner_specialties ADD CONSTRAINT practitioner_specialties_practitioner_id_fkey FOREIGN KEY (practitioner_id) REFERENCES practitioners(id) ON DELETE CASCADE;
ALTER TABLE practitioner_specialties ADD CONSTRAINT practitioner_specialties_specialty_id_fkey FOREIGN KEY (specialty_id) REFERENCES specialties(id) ON DELETE CASCADE;

-- Triggers

CREATE TRIGGER set_updated_at BEFORE UPDATE ON appointments FOR EACH ROW EXECUTE FUNCTION set_updated_at();
CREATE TRIGGER write_audit_log AFTER INSERT OR DELETE OR UPDATE ON appointments FOR EACH ROW EXECUTE FUNCTION write_audit_log();
CREATE TRIGGER refuse_change BEFORE UPDATE ON audit_log FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER set_updated_at BEFORE UPDATE ON patients FOR EACH ROW EXECUTE FUNCTION set_updated_at();
CREATE TRIGGER write_audit_log AFTER INSERT OR DELETE OR UPDATE ON patients FOR EACH ROW EXECUTE FUNCTION write_audit_log();
CREATE TRIGGER write_audit_log AFTER INSERT OR DELETE OR UPDATE ON practitioner_specialties FOR EACH ROW EXECUTE FUNCTION write_audit_log('practitioner_id', 'specialty_id');
CREATE TRIGGER set_updated_at BEFORE UPDATE ON practitioners FOR EACH ROW EXECUTE FUNCTION set_updated_at();
CREATE TRIGGER write_audit_log AFTER INSERT OR DELETE OR UPDATE ON practitioners FOR EACH ROW EXECUTE FUNCTION write_audit_log();
CREATE TRIGGER set_updated_at BEFORE UPDATE ON rooms FOR EACH ROW EXECUTE FUNCTION set_updated_at();
CREATE TRIGGER write_audit_log AFTER INSERT OR DELETE OR UPDATE ON rooms FOR EACH ROW EXECUTE FUNCTION write_audit_log();
CREATE TRIGGER set_updated_at BEFORE UPDATE ON specialties FOR EACH ROW EXECUTE FUNCTION set_updated_at();
CREATE TRIGGER write_audit_log AFTER INSERT OR DELETE OR UPDATE ON specialties FOR EACH ROW EXECUTE FUNCTION write_audit_log();
