-- A role that was offered to somebody whom its giver does not know of: it counts when its holder has accepted it, and these
-- are empty from then on. Since when, and who its giver takes its holder for: an identifier and a name of the offer's own.
ALTER TABLE grants ADD COLUMN offered_at TIMESTAMP;
ALTER TABLE grants ADD COLUMN offered_as TEXT;
ALTER TABLE grants ADD COLUMN offered_name TEXT;
CREATE INDEX grants_by_offer ON grants (offered_as);
