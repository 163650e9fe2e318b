ALTER TABLE cafe_workflows DROP COLUMN decided_from;
ALTER TABLE cafe_workflows DROP COLUMN decided_at;
ALTER TABLE cafe_workflows DROP COLUMN pending_fields;
