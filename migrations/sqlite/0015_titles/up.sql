-- Whoever searches the journal by a name looks through the titles of all cafés: without this, through their descriptions too.
CREATE INDEX cafes_by_title ON cafes (title, id);
