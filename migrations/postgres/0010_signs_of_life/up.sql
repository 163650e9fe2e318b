-- When somebody last showed that they are there, by something that is no edit, and when they were last asked.
ALTER TABLE facilitators ADD COLUMN seen_at TIMESTAMP;
ALTER TABLE facilitators ADD COLUMN asked_at TIMESTAMP;
ALTER TABLE organisations ADD COLUMN seen_at TIMESTAMP;
ALTER TABLE organisations ADD COLUMN asked_at TIMESTAMP;

-- Where that lay which an entry is about, when it was written: whose territory's business it was.
ALTER TABLE journal ADD COLUMN commune_code TEXT COLLATE "C";
CREATE INDEX journal_by_commune ON journal (commune_code, sequence);
-- Of what was written before, as far as it is still there.
UPDATE journal SET commune_code = (SELECT commune_code FROM places WHERE id = aggregate_id) WHERE aggregate = 'place';
UPDATE journal SET commune_code = (SELECT commune_code FROM organisations WHERE id = aggregate_id) WHERE aggregate = 'organisation';
UPDATE journal SET commune_code = (SELECT commune_code FROM facilitators WHERE id = aggregate_id) WHERE aggregate = 'facilitator';
UPDATE journal SET commune_code = (SELECT commune_code FROM proposals WHERE id = aggregate_id) WHERE aggregate = 'proposal';
UPDATE journal SET commune_code = (
    SELECT COALESCE(places.commune_code, organisations.commune_code) FROM cafes
    JOIN organisations ON organisations.id = cafes.host_id LEFT JOIN places ON places.id = cafes.place_id
    WHERE cafes.id = aggregate_id
) WHERE aggregate IN ('cafe', 'report');
