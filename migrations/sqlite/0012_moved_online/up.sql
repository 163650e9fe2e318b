-- That a café was moved online is a fact of its own: it stays true when the café is full, put off, cancelled or over, which its
-- event status says in the same place.
ALTER TABLE cafes ADD COLUMN moved_online BOOLEAN NOT NULL DEFAULT 0;
UPDATE cafes SET moved_online = 1 WHERE event_status = 'moved_online'
    OR id IN (SELECT cafe_id FROM cafe_workflows WHERE cancelled_from = 'moved_online')
    OR id IN (SELECT cafe_id FROM cafe_reports WHERE status_before = 'moved_online');
