ALTER TABLE facilitators DROP COLUMN name_key;
ALTER TABLE organisations DROP COLUMN name_key;
CREATE INDEX cafes_by_title ON cafes (title, id);
DROP TABLE cafe_titles;
