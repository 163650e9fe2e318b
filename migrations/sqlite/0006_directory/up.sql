-- To what the undoing of an archiving leads back.
ALTER TABLE organisations ADD COLUMN archived_from TEXT;
ALTER TABLE facilitators ADD COLUMN archived_from TEXT;
ALTER TABLE resources ADD COLUMN archived_from TEXT;

-- Of a resource on its way: whose it is, since when it waits for a decision, why it was refused. An account that is gone
-- leaves nothing here.
ALTER TABLE resources ADD COLUMN author_id TEXT;
ALTER TABLE resources ADD COLUMN review_since TIMESTAMP;
ALTER TABLE resources ADD COLUMN review_reason TEXT;
CREATE INDEX resources_by_author ON resources (author_id);

-- What was written of a resource, each time that it changed.
CREATE TABLE resource_versions (
    resource_id TEXT NOT NULL REFERENCES resources (id) ON DELETE CASCADE,
    version INTEGER NOT NULL,
    content TEXT NOT NULL,
    written_at TIMESTAMP NOT NULL,
    written_by TEXT,
    PRIMARY KEY (resource_id, version)
);
CREATE INDEX resource_versions_by_writer ON resource_versions (written_by);
