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
        commune_code -> Nullable<Text>,
        id -> Text,
    }
}

diesel::table! {
    journal_territories (sequence, territory) {
        sequence -> BigInt,
        territory -> Text,
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
        archived_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    organisations (id) {
        id -> Text,
        slug -> Text,
        version -> Integer,
        name -> Text,
        name_key -> Text,
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
        trusted -> Bool,
        archived_from -> Nullable<Text>,
        seen_at -> Nullable<Timestamp>,
        asked_at -> Nullable<Timestamp>,
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
        archived_from -> Nullable<Text>,
        author_id -> Nullable<Text>,
        review_since -> Nullable<Timestamp>,
        review_reason -> Nullable<Text>,
    }
}

diesel::table! {
    facilitators (id) {
        id -> Text,
        slug -> Text,
        version -> Integer,
        name -> Text,
        name_key -> Text,
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
        archived_from -> Nullable<Text>,
        seen_at -> Nullable<Timestamp>,
        asked_at -> Nullable<Timestamp>,
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
        moved_online -> Bool,
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
    cafe_titles (cafe_id) {
        cafe_id -> Text,
        folded -> Text,
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

diesel::table! {
    jobs (id) {
        id -> Text,
        kind -> Text,
        payload -> Text,
        run_at -> Timestamp,
        attempts -> Integer,
        claimed_until -> Nullable<Timestamp>,
        claimed_by -> Nullable<Text>,
        last_error -> Nullable<Text>,
        state -> Text,
        created_at -> Timestamp,
    }
}

diesel::table! {
    accounts (id) {
        id -> Text,
        version -> Integer,
        email -> Text,
        name -> Text,
        locale -> Text,
        password_hash -> Nullable<Text>,
        second_factor -> Nullable<Text>,
        second_factor_since -> Nullable<Timestamp>,
        second_factor_step -> Nullable<BigInt>,
        created_at -> Timestamp,
        updated_at -> Timestamp,
        review_letters -> Text,
        unsubscribed_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    recovery_codes (account_id, code_hash) {
        account_id -> Text,
        code_hash -> Text,
    }
}

diesel::table! {
    grants (id) {
        id -> Text,
        account_id -> Text,
        role -> Text,
        territories -> Text,
        organisation_id -> Nullable<Text>,
        facilitator_id -> Nullable<Text>,
        starts_at -> Timestamp,
        ends_at -> Nullable<Timestamp>,
        granted_by -> Nullable<Text>,
        on_behalf_of -> Nullable<Text>,
        revoked_at -> Nullable<Timestamp>,
        created_at -> Timestamp,
        offered_at -> Nullable<Timestamp>,
        offered_as -> Nullable<Text>,
        offered_name -> Nullable<Text>,
    }
}

diesel::table! {
    sessions (id) {
        id -> Text,
        account_id -> Text,
        device -> Text,
        created_at -> Timestamp,
        last_used_at -> Timestamp,
        ends_at -> Timestamp,
    }
}

diesel::table! {
    refresh_tokens (token_hash) {
        token_hash -> Text,
        session_id -> Text,
        created_at -> Timestamp,
        used_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    links (id) {
        id -> Text,
        purpose -> Text,
        account_id -> Text,
        created_by -> Nullable<Text>,
        created_at -> Timestamp,
        expires_at -> Timestamp,
        used_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    attempts (subject) {
        subject -> Text,
        remaining -> Double,
        counted_at -> Timestamp,
    }
}

diesel::table! {
    cafe_workflows (cafe_id) {
        cafe_id -> Text,
        review_since -> Nullable<Timestamp>,
        review_reason -> Nullable<Text>,
        archived_from -> Nullable<Text>,
        cancelled_from -> Nullable<Text>,
        pending_fields -> Text,
        decided_at -> Nullable<Timestamp>,
        decided_from -> Nullable<Text>,
    }
}

diesel::table! {
    answered_requests (account_id, idempotency_key) {
        account_id -> Text,
        idempotency_key -> Text,
        fingerprint -> Text,
        answer -> Text,
        answered_at -> Timestamp,
    }
}

diesel::table! {
    resource_versions (resource_id, version) {
        resource_id -> Text,
        version -> Integer,
        content -> Text,
        written_at -> Timestamp,
        written_by -> Nullable<Text>,
    }
}

diesel::table! {
    proposals (id) {
        id -> Text,
        version -> Integer,
        status -> Text,
        withdrawn_from -> Nullable<Text>,
        content -> Text,
        commune_code -> Nullable<Text>,
        reason -> Nullable<Text>,
        cafe_id -> Nullable<Text>,
        received_at -> Timestamp,
        confirmed_at -> Nullable<Timestamp>,
        review_since -> Nullable<Timestamp>,
        decided_at -> Nullable<Timestamp>,
        updated_at -> Timestamp,
        kept_until -> Timestamp,
    }
}

diesel::table! {
    proposers (proposal_id) {
        proposal_id -> Text,
        name -> Text,
        email -> Text,
        locale -> Text,
        message -> Text,
        fingerprint -> Text,
    }
}

diesel::table! {
    cafe_reports (cafe_id) {
        cafe_id -> Text,
        version -> Integer,
        status_before -> Nullable<Text>,
        first_reported_at -> Nullable<Timestamp>,
        verified_report_id -> Nullable<Text>,
        verified_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    reports (id) {
        id -> Text,
        cafe_id -> Text,
        reporter_id -> Text,
        part -> Text,
        held -> Bool,
        not_held_reason -> Nullable<Text>,
        people -> Nullable<Integer>,
        sure -> Bool,
        counting -> Nullable<Text>,
        first_timers -> Nullable<Integer>,
        profiles -> Text,
        format_ids -> Text,
        questions -> Text,
        questions_until -> Nullable<Timestamp>,
        created_at -> Timestamp,
        updated_at -> Timestamp,
    }
}

diesel::table! {
    needs (id) {
        id -> Text,
        version -> Integer,
        status -> Text,
        withdrawn_from -> Nullable<Text>,
        content -> Text,
        commune_code -> Text,
        reason -> Nullable<Text>,
        facilitator_id -> Nullable<Text>,
        accepted_at -> Nullable<Timestamp>,
        proposal_id -> Nullable<Text>,
        cafe_id -> Nullable<Text>,
        conversation_closed_at -> Nullable<Timestamp>,
        received_at -> Timestamp,
        confirmed_at -> Nullable<Timestamp>,
        proposed_at -> Nullable<Timestamp>,
        waiting_since -> Nullable<Timestamp>,
        decided_at -> Nullable<Timestamp>,
        updated_at -> Timestamp,
        kept_until -> Timestamp,
        messages_until -> Nullable<Timestamp>,
        seen_at -> Nullable<Timestamp>,
        asked_at -> Nullable<Timestamp>,
        hidden_from -> Nullable<Timestamp>,
        last_day -> Nullable<Timestamp>,
        days_asked_at -> Nullable<Timestamp>,
        merged_into -> Nullable<Text>,
        merged_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    need_askers (need_id) {
        need_id -> Text,
        name -> Text,
        email -> Text,
        locale -> Text,
        words -> Text,
        fingerprint -> Text,
    }
}

diesel::table! {
    need_offers (need_id, facilitator_id) {
        need_id -> Text,
        facilitator_id -> Text,
        state -> Text,
        asked_at -> Nullable<Timestamp>,
        answered_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    need_messages (id) {
        id -> Text,
        need_id -> Text,
        party -> Text,
        author_id -> Nullable<Text>,
        facilitator_id -> Nullable<Text>,
        words -> Text,
        written_at -> Timestamp,
    }
}

diesel::table! {
    imports (id) {
        id -> Text,
        version -> Integer,
        account_id -> Text,
        kind -> Text,
        file_name -> Text,
        signature -> Text,
        headers -> Text,
        fields -> Text,
        state -> Text,
        lines -> Integer,
        last_line -> Integer,
        done -> Integer,
        publishes -> Bool,
        with_duplicates -> Bool,
        all_or_nothing -> Bool,
        stopped_at -> Nullable<Integer>,
        created_at -> Timestamp,
        updated_at -> Timestamp,
        kept_until -> Timestamp,
    }
}

diesel::table! {
    import_lines (import_id, number) {
        import_id -> Text,
        number -> Integer,
        version -> Integer,
        state -> Text,
        cells -> Text,
        faults -> Text,
        same_key -> Nullable<Text>,
        same_as -> Nullable<Text>,
        made -> Text,
    }
}

diesel::table! {
    import_mappings (account_id, kind, signature) {
        account_id -> Text,
        kind -> Text,
        signature -> Text,
        fields -> Text,
        updated_at -> Timestamp,
    }
}

diesel::table! {
    mailings (id) {
        id -> Text,
        account_id -> Text,
        audience -> Text,
        territories -> Text,
        subject -> Nullable<Text>,
        body -> Nullable<Text>,
        locale -> Text,
        reply_to -> Bool,
        recipients -> Integer,
        created_at -> Timestamp,
        starts_at -> Timestamp,
        stopped_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    mailing_letters (id) {
        id -> Text,
        mailing_id -> Text,
        account_id -> Nullable<Text>,
        state -> Text,
    }
}

diesel::table! {
    saved_views (id) {
        id -> Text,
        version -> Integer,
        account_id -> Text,
        list -> Text,
        name -> Text,
        query -> Text,
        created_at -> Timestamp,
        updated_at -> Timestamp,
    }
}

diesel::joinable!(cafe_titles -> cafes (cafe_id));
diesel::joinable!(cafe_reports -> cafes (cafe_id));
diesel::joinable!(cafe_workflows -> cafes (cafe_id));
diesel::joinable!(cafe_facilitators -> cafes (cafe_id));
diesel::joinable!(cafe_organisers -> cafes (cafe_id));
diesel::joinable!(cafes -> places (place_id));
diesel::joinable!(grants -> organisations (organisation_id));
diesel::joinable!(grants -> facilitators (facilitator_id));
diesel::joinable!(cafes -> organisations (host_id));
diesel::joinable!(proposers -> proposals (proposal_id));
diesel::joinable!(need_askers -> needs (need_id));

diesel::allow_tables_to_appear_in_same_query!(
    journal_head,
    journal,
    journal_territories,
    places,
    organisations,
    resources,
    facilitators,
    facilitator_formats,
    cafes,
    cafe_organisers,
    cafe_facilitators,
    cafe_formats,
    cafe_titles,
    jobs,
    accounts,
    recovery_codes,
    grants,
    sessions,
    refresh_tokens,
    links,
    attempts,
    cafe_workflows,
    answered_requests,
    resource_versions,
    proposals,
    proposers,
    cafe_reports,
    reports,
    needs,
    need_askers,
    need_offers,
    need_messages,
    imports,
    import_lines,
    import_mappings,
    mailings,
    mailing_letters,
    saved_views,
);
