DROP TABLE mailing_letters;
DROP TABLE mailings;
ALTER TABLE accounts DROP COLUMN unsubscribed_at;
