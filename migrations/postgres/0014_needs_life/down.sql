ALTER TABLE places DROP COLUMN archived_at;
DROP INDEX needs_by_merging;
ALTER TABLE needs DROP COLUMN merged_at;
ALTER TABLE needs DROP COLUMN merged_into;
ALTER TABLE needs DROP COLUMN days_asked_at;
ALTER TABLE needs DROP COLUMN last_day;
ALTER TABLE needs DROP COLUMN hidden_from;
ALTER TABLE needs DROP COLUMN asked_at;
ALTER TABLE needs DROP COLUMN seen_at;
