-- What an entry of the journal is named by outside: by its number one could count what others do.
ALTER TABLE journal ADD COLUMN id TEXT NOT NULL DEFAULT '';
UPDATE journal SET id = gen_random_uuid()::text;
CREATE UNIQUE INDEX journal_by_id ON journal (id);
