-- Of a café that was public and changed: the fields that wait for a decision. Of one that was decided on: when, and to what
-- the undoing of that leads back.
ALTER TABLE cafe_workflows ADD COLUMN pending_fields TEXT NOT NULL DEFAULT '[]';
ALTER TABLE cafe_workflows ADD COLUMN decided_at TIMESTAMP;
ALTER TABLE cafe_workflows ADD COLUMN decided_from TEXT;
