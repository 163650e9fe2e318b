-- What nobody has accepted never counted.
DELETE FROM grants WHERE offered_at IS NOT NULL;
DROP INDEX grants_by_offer;
ALTER TABLE grants DROP COLUMN offered_name;
ALTER TABLE grants DROP COLUMN offered_as;
ALTER TABLE grants DROP COLUMN offered_at;
