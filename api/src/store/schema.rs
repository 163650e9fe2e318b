//! The tables, once for both databases. A test compares them with what the migrations make.

diesel::table! {
    journal_head (id) {
        id -> Integer,
        last_sequence -> BigInt,
    }
}

diesel::table! {
    journal (sequence) {
        sequence -> BigInt,
        at -> Timestamp,
        actor -> Text,
        aggregate -> Text,
        aggregate_id -> Text,
        event -> Text,
        version -> Integer,
        changed -> Text,
    }
}

diesel::table! {
    places (id) {
        id -> Text,
        version -> Integer,
        name -> Text,
        address -> Nullable<Text>,
        postal_code -> Nullable<Text>,
        commune_code -> Text,
        longitude -> Nullable<Double>,
        latitude -> Nullable<Double>,
        position_precision -> Nullable<Text>,
        access -> Nullable<Text>,
        accessibility -> Text,
        created_at -> Timestamp,
        updated_at -> Timestamp,
    }
}

diesel::table! {
    organisations (id) {
        id -> Text,
        slug -> Text,
        version -> Integer,
        name -> Text,
        kind -> Text,
        parts -> Text,
        description -> Text,
        commune_code -> Nullable<Text>,
        network_id -> Nullable<Text>,
        website -> Nullable<Text>,
        email -> Nullable<Text>,
        phone -> Nullable<Text>,
        siret -> Nullable<Text>,
        rna -> Nullable<Text>,
        life_status -> Text,
        created_at -> Timestamp,
        updated_at -> Timestamp,
    }
}

diesel::table! {
    resources (id) {
        id -> Text,
        slug -> Text,
        version -> Integer,
        publication -> Text,
        kind -> Text,
        title -> Text,
        summary -> Text,
        description -> Text,
        family -> Nullable<Text>,
        document_type -> Nullable<Text>,
        minutes_min -> Nullable<Integer>,
        minutes_max -> Nullable<Integer>,
        people_min -> Nullable<Integer>,
        people_max -> Nullable<Integer>,
        material -> Text,
        objectives -> Text,
        audiences -> Text,
        themes -> Text,
        languages -> Text,
        licence -> Text,
        creators -> Text,
        publisher -> Nullable<Text>,
        url -> Nullable<Text>,
        created_at -> Timestamp,
        updated_at -> Timestamp,
    }
}

diesel::table! {
    facilitators (id) {
        id -> Text,
        slug -> Text,
        version -> Integer,
        name -> Text,
        training -> Text,
        commune_code -> Text,
        travel_radius_km -> Integer,
        description -> Text,
        languages -> Text,
        organisation_id -> Nullable<Text>,
        visible -> Bool,
        life_status -> Text,
        created_at -> Timestamp,
        updated_at -> Timestamp,
    }
}

diesel::table! {
    facilitator_formats (facilitator_id, rank) {
        facilitator_id -> Text,
        rank -> Integer,
        resource_id -> Text,
    }
}

diesel::table! {
    cafes (id) {
        id -> Text,
        slug -> Text,
        version -> Integer,
        publication -> Text,
        event_status -> Text,
        status_reason -> Nullable<Text>,
        previous_starts_at -> Nullable<Timestamp>,
        title -> Text,
        summary -> Text,
        description -> Text,
        starts_at -> Timestamp,
        ends_at -> Timestamp,
        timezone -> Text,
        mode -> Text,
        place_id -> Nullable<Text>,
        online_url -> Nullable<Text>,
        host_id -> Text,
        audiences -> Text,
        languages -> Text,
        themes -> Text,
        accessibility -> Text,
        capacity -> Nullable<Integer>,
        seats_taken -> Integer,
        registration_mode -> Text,
        registration_target -> Nullable<Text>,
        contact_email -> Nullable<Text>,
        contact_phone -> Nullable<Text>,
        series_id -> Nullable<Text>,
        created_at -> Timestamp,
        updated_at -> Timestamp,
        published_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    cafe_organisers (cafe_id, rank) {
        cafe_id -> Text,
        rank -> Integer,
        organisation_id -> Text,
        part -> Text,
    }
}

diesel::table! {
    cafe_facilitators (cafe_id, rank) {
        cafe_id -> Text,
        rank -> Integer,
        facilitator_id -> Text,
        part -> Text,
    }
}

diesel::table! {
    cafe_formats (cafe_id, rank) {
        cafe_id -> Text,
        rank -> Integer,
        resource_id -> Text,
    }
}

diesel::allow_tables_to_appear_in_same_query!(
    journal_head,
    journal,
    places,
    organisations,
    resources,
    facilitators,
    facilitator_formats,
    cafes,
    cafe_organisers,
    cafe_facilitators,
    cafe_formats,
);
