DROP INDEX journal_by_id;
ALTER TABLE journal DROP COLUMN id;
