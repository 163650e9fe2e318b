-- When whoever asks last showed that the need still stands, by something that is no edit, and when they were last asked.
ALTER TABLE needs ADD COLUMN seen_at TIMESTAMP;
ALTER TABLE needs ADD COLUMN asked_at TIMESTAMP;
-- From when on it is shown no more, unless there is a sign of life.
ALTER TABLE needs ADD COLUMN hidden_from TIMESTAMP;
-- The last day that is wished for, at its beginning; and when whoever asks was asked for other days.
ALTER TABLE needs ADD COLUMN last_day TIMESTAMP;
ALTER TABLE needs ADD COLUMN days_asked_at TIMESTAMP;
-- With which other one it was put together; it leads nowhere once that is forgotten.
ALTER TABLE needs ADD COLUMN merged_into TEXT COLLATE "C";
ALTER TABLE needs ADD COLUMN merged_at TIMESTAMP;
CREATE INDEX needs_by_merging ON needs (merged_into);
UPDATE needs SET hidden_from = updated_at + INTERVAL '6 months',
    last_day = (SELECT MAX(CAST(period ->> 'until' AS TIMESTAMP))
                FROM jsonb_array_elements(CAST(content AS JSONB) -> 'periods') AS period);

-- When a place was taken out: no café is held there, and nobody finds it any more.
ALTER TABLE places ADD COLUMN archived_at TIMESTAMP;
