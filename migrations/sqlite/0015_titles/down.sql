DROP INDEX cafes_by_title;
