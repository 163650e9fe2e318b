-- Names and titles in one spelling, by which lists are searched and ordered: `cafeia migrate` writes those of what is there.
CREATE TABLE cafe_titles (
    cafe_id TEXT NOT NULL PRIMARY KEY REFERENCES cafes (id) ON DELETE CASCADE,
    folded TEXT NOT NULL
);
CREATE INDEX cafe_titles_by_title ON cafe_titles (folded, cafe_id);
DROP INDEX cafes_by_title;
ALTER TABLE organisations ADD COLUMN name_key TEXT NOT NULL DEFAULT '';
ALTER TABLE facilitators ADD COLUMN name_key TEXT NOT NULL DEFAULT '';
