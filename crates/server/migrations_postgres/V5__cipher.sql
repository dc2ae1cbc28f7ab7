-- What people wrote under the payload key, where the settings name one: the column beside it is empty then.
ALTER TABLE op ADD COLUMN cipher BYTEA;
ALTER TABLE holding ADD COLUMN cipher BYTEA;
