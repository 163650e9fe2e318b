DROP TABLE resource_versions;
DROP INDEX resources_by_author;
ALTER TABLE resources DROP COLUMN review_reason;
ALTER TABLE resources DROP COLUMN review_since;
ALTER TABLE resources DROP COLUMN author_id;
ALTER TABLE resources DROP COLUMN archived_from;
ALTER TABLE facilitators DROP COLUMN archived_from;
ALTER TABLE organisations DROP COLUMN archived_from;
