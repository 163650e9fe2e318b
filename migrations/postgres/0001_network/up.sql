-- One row: the sequence of the last journal entry. Every write transaction locks it first, so that the
-- order of the sequence is the order of the commits.
CREATE TABLE journal_head (
    id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
    last_sequence BIGINT NOT NULL
);
INSERT INTO journal_head (id, last_sequence) VALUES (1, 0);

CREATE TABLE journal (
    sequence BIGINT NOT NULL PRIMARY KEY,
    at TIMESTAMP NOT NULL,
    actor TEXT NOT NULL,
    aggregate TEXT NOT NULL,
    aggregate_id TEXT COLLATE "C" NOT NULL,
    event TEXT NOT NULL,
    version INTEGER NOT NULL,
    changed TEXT NOT NULL
);
CREATE INDEX journal_by_aggregate ON journal (aggregate_id, sequence);

CREATE TABLE places (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    version INTEGER NOT NULL,
    name TEXT NOT NULL,
    address TEXT,
    postal_code TEXT,
    commune_code TEXT NOT NULL,
    longitude DOUBLE PRECISION,
    latitude DOUBLE PRECISION,
    position_precision TEXT,
    access TEXT,
    accessibility TEXT NOT NULL,
    created_at TIMESTAMP NOT NULL,
    updated_at TIMESTAMP NOT NULL
);
CREATE INDEX places_by_commune ON places (commune_code);

CREATE TABLE organisations (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    slug TEXT COLLATE "C" NOT NULL UNIQUE,
    version INTEGER NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    parts TEXT NOT NULL,
    description TEXT NOT NULL,
    commune_code TEXT,
    network_id TEXT COLLATE "C" REFERENCES organisations (id),
    website TEXT,
    email TEXT,
    phone TEXT,
    siret TEXT,
    rna TEXT,
    life_status TEXT NOT NULL,
    created_at TIMESTAMP NOT NULL,
    updated_at TIMESTAMP NOT NULL
);
CREATE INDEX organisations_by_network ON organisations (network_id);
CREATE INDEX organisations_by_commune ON organisations (commune_code);

CREATE TABLE resources (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    slug TEXT COLLATE "C" NOT NULL UNIQUE,
    version INTEGER NOT NULL,
    publication TEXT NOT NULL,
    kind TEXT NOT NULL,
    title TEXT NOT NULL,
    summary TEXT NOT NULL,
    description TEXT NOT NULL,
    family TEXT,
    document_type TEXT,
    minutes_min INTEGER,
    minutes_max INTEGER,
    people_min INTEGER,
    people_max INTEGER,
    material TEXT NOT NULL,
    objectives TEXT NOT NULL,
    audiences TEXT NOT NULL,
    themes TEXT NOT NULL,
    languages TEXT NOT NULL,
    licence TEXT NOT NULL,
    creators TEXT NOT NULL,
    publisher TEXT,
    url TEXT,
    created_at TIMESTAMP NOT NULL,
    updated_at TIMESTAMP NOT NULL
);

CREATE TABLE facilitators (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    slug TEXT COLLATE "C" NOT NULL UNIQUE,
    version INTEGER NOT NULL,
    name TEXT NOT NULL,
    training TEXT NOT NULL,
    commune_code TEXT NOT NULL,
    travel_radius_km INTEGER NOT NULL,
    description TEXT NOT NULL,
    languages TEXT NOT NULL,
    organisation_id TEXT COLLATE "C" REFERENCES organisations (id),
    visible BOOLEAN NOT NULL,
    life_status TEXT NOT NULL,
    created_at TIMESTAMP NOT NULL,
    updated_at TIMESTAMP NOT NULL
);
CREATE INDEX facilitators_by_commune ON facilitators (commune_code);
CREATE INDEX facilitators_by_organisation ON facilitators (organisation_id);

CREATE TABLE facilitator_formats (
    facilitator_id TEXT COLLATE "C" NOT NULL REFERENCES facilitators (id) ON DELETE CASCADE,
    rank INTEGER NOT NULL,
    resource_id TEXT COLLATE "C" NOT NULL REFERENCES resources (id),
    PRIMARY KEY (facilitator_id, rank)
);
CREATE INDEX facilitator_formats_by_resource ON facilitator_formats (resource_id);

CREATE TABLE cafes (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    slug TEXT COLLATE "C" NOT NULL UNIQUE,
    version INTEGER NOT NULL,
    publication TEXT NOT NULL,
    event_status TEXT NOT NULL,
    status_reason TEXT,
    previous_starts_at TIMESTAMP,
    title TEXT NOT NULL,
    summary TEXT NOT NULL,
    description TEXT NOT NULL,
    starts_at TIMESTAMP NOT NULL,
    ends_at TIMESTAMP NOT NULL,
    timezone TEXT NOT NULL,
    mode TEXT NOT NULL,
    place_id TEXT COLLATE "C" REFERENCES places (id),
    online_url TEXT,
    host_id TEXT COLLATE "C" NOT NULL REFERENCES organisations (id),
    audiences TEXT NOT NULL,
    languages TEXT NOT NULL,
    themes TEXT NOT NULL,
    accessibility TEXT NOT NULL,
    capacity INTEGER,
    seats_taken INTEGER NOT NULL,
    registration_mode TEXT NOT NULL,
    registration_target TEXT,
    contact_email TEXT,
    contact_phone TEXT,
    series_id TEXT COLLATE "C",
    created_at TIMESTAMP NOT NULL,
    updated_at TIMESTAMP NOT NULL,
    published_at TIMESTAMP
);
CREATE INDEX cafes_by_place ON cafes (place_id);
CREATE INDEX cafes_by_host ON cafes (host_id);
CREATE INDEX cafes_by_start ON cafes (starts_at, id);

CREATE TABLE cafe_organisers (
    cafe_id TEXT COLLATE "C" NOT NULL REFERENCES cafes (id) ON DELETE CASCADE,
    rank INTEGER NOT NULL,
    organisation_id TEXT COLLATE "C" NOT NULL REFERENCES organisations (id),
    part TEXT NOT NULL,
    PRIMARY KEY (cafe_id, rank)
);
CREATE INDEX cafe_organisers_by_organisation ON cafe_organisers (organisation_id);

CREATE TABLE cafe_facilitators (
    cafe_id TEXT COLLATE "C" NOT NULL REFERENCES cafes (id) ON DELETE CASCADE,
    rank INTEGER NOT NULL,
    facilitator_id TEXT COLLATE "C" NOT NULL REFERENCES facilitators (id),
    part TEXT NOT NULL,
    PRIMARY KEY (cafe_id, rank)
);
CREATE INDEX cafe_facilitators_by_facilitator ON cafe_facilitators (facilitator_id);

CREATE TABLE cafe_formats (
    cafe_id TEXT COLLATE "C" NOT NULL REFERENCES cafes (id) ON DELETE CASCADE,
    rank INTEGER NOT NULL,
    resource_id TEXT COLLATE "C" NOT NULL REFERENCES resources (id),
    PRIMARY KEY (cafe_id, rank)
);
CREATE INDEX cafe_formats_by_resource ON cafe_formats (resource_id);
