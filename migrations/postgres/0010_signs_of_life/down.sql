DROP INDEX journal_by_commune;
ALTER TABLE journal DROP COLUMN commune_code;
ALTER TABLE organisations DROP COLUMN asked_at;
ALTER TABLE organisations DROP COLUMN seen_at;
ALTER TABLE facilitators DROP COLUMN asked_at;
ALTER TABLE facilitators DROP COLUMN seen_at;
