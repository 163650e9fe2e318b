ALTER TABLE cafes DROP COLUMN moved_online;
