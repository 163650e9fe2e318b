-- What happened in whole territories rather than in one commune: where a mailing was sent.
CREATE TABLE journal_territories (
    sequence BIGINT NOT NULL REFERENCES journal (sequence),
    territory TEXT NOT NULL,
    PRIMARY KEY (sequence, territory)
);
CREATE INDEX journal_territories_by_territory ON journal_territories (territory, sequence);
INSERT INTO journal_territories (sequence, territory)
    SELECT journal.sequence, sent.value FROM journal
    JOIN mailings ON mailings.id = journal.aggregate_id, json_each(mailings.territories) AS sent
    WHERE journal.aggregate = 'mailing';
