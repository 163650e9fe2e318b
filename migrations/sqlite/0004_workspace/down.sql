DROP TABLE answered_requests;
DROP TABLE cafe_workflows;
ALTER TABLE organisations DROP COLUMN trusted;
