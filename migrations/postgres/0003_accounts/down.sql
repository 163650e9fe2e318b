DROP INDEX journal_by_actor;
DROP TABLE attempts;
DROP TABLE links;
DROP TABLE refresh_tokens;
DROP TABLE sessions;
DROP TABLE grants;
DROP TABLE recovery_codes;
DROP TABLE accounts;
