-- +goose Up
-- +goose StatementBegin
CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.at := 1; RETURN NEW; END $$;
-- +goose StatementEnd
CREATE TRIGGER touch BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION touch();
-- +goose Down
DROP TRIGGER touch ON t;
DROP FUNCTION touch();
