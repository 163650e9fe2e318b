-- What an entry of the journal is named by outside: by its number one could count what others do.
ALTER TABLE journal ADD COLUMN id TEXT NOT NULL DEFAULT '';
UPDATE journal SET id = lower(printf('%s-%s-4%s-a%s-%s', hex(randomblob(4)), hex(randomblob(2)), substr(hex(randomblob(2)), 2), substr(hex(randomblob(2)), 2), hex(randomblob(6))));
CREATE UNIQUE INDEX journal_by_id ON journal (id);
