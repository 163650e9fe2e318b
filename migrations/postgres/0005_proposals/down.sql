DROP TABLE proposers;
DROP TABLE proposals;
ALTER TABLE accounts DROP COLUMN review_letters;
