DROP TABLE journal_territories;
