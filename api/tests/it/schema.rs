//! Both databases have the same schema, and every migration can be undone.

use std::collections::{BTreeMap, BTreeSet};

use cafeia_api::store::{Db, DbConnection, StoreError};
use diesel::{QueryableByName, RunQueryDsl as _, sql_types::Text};
use diesel_migrations::{FileBasedMigrations, MigrationHarness as _};

use crate::support::TestDb;

#[derive(QueryableByName)]
struct Line {
    #[diesel(sql_type = Text)]
    line: String,
}

/// One line for each column, key and unique index.
const POSTGRES: &str = r"
    SELECT table_name || ' column ' || column_name || ' ' || data_type || ' null:' || is_nullable AS line
      FROM information_schema.columns WHERE table_schema = current_schema()
    UNION ALL
    SELECT t.relname || CASE WHEN i.indisprimary THEN ' primary ' WHEN i.indisunique THEN ' unique ' ELSE ' index ' END
           || (SELECT string_agg(a.attname, ',' ORDER BY k.n) FROM unnest(i.indkey) WITH ORDINALITY AS k(att, n)
               JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = k.att)
      FROM pg_index i JOIN pg_class t ON t.oid = i.indrelid JOIN pg_namespace n ON n.oid = t.relnamespace
     WHERE n.nspname = current_schema()
    UNION ALL
    SELECT t.relname || ' foreign ' || a.attname || ' ' || f.relname || ' ' || c.confdeltype::text
      FROM pg_constraint c JOIN pg_class t ON t.oid = c.conrelid JOIN pg_class f ON f.oid = c.confrelid
      JOIN pg_namespace n ON n.oid = t.relnamespace
      JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = c.conkey[1]
     WHERE c.contype = 'f' AND n.nspname = current_schema()";

const SQLITE: &str = r#"
    SELECT m.name || ' column ' || c.name || ' ' || c.type || ' null:' || CASE c."notnull" WHEN 1 THEN 'NO' ELSE 'YES' END AS line
      FROM sqlite_master m, pragma_table_info(m.name) c WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%'
    UNION ALL
    SELECT m.name || ' primary ' || (SELECT group_concat(name) FROM (SELECT name FROM pragma_table_info(m.name) WHERE pk > 0 ORDER BY pk))
      FROM sqlite_master m WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%'
    UNION ALL
    SELECT m.name || CASE WHEN l."unique" = 1 THEN ' unique ' ELSE ' index ' END
           || (SELECT group_concat(name) FROM (SELECT name FROM pragma_index_info(l.name) ORDER BY seqno))
      FROM sqlite_master m, pragma_index_list(m.name) l WHERE m.type = 'table' AND l.origin <> 'pk'
    UNION ALL
    SELECT m.name || ' foreign ' || f."from" || ' ' || f."table" || ' ' || CASE f.on_delete WHEN 'CASCADE' THEN 'c' ELSE 'a' END
      FROM sqlite_master m, pragma_foreign_key_list(m.name) f WHERE m.type = 'table'"#;

/// What the schema is, in words that both databases share.
fn shape(db: &Db) -> BTreeSet<String> {
    let lines: Vec<Line> = db
        .read(|connection| {
            Ok::<_, StoreError>(match connection {
                DbConnection::Postgres(c) => diesel::sql_query(POSTGRES).load(c)?,
                DbConnection::Sqlite(c) => diesel::sql_query(SQLITE).load(c)?,
            })
        })
        .unwrap();
    let same_type = BTreeMap::from([
        ("timestamp without time zone", "TIMESTAMP"),
        ("double precision", "DOUBLE PRECISION"),
        ("bigint", "BIGINT"),
        ("integer", "INTEGER"),
        ("boolean", "BOOLEAN"),
        ("text", "TEXT"),
    ]);
    lines
        .into_iter()
        .map(|line| line.line)
        .filter(|line| !line.starts_with("__diesel"))
        .map(|mut line| {
            for (theirs, ours) in &same_type {
                line = line.replace(&format!(" {theirs} null"), &format!(" {ours} null"));
            }
            line
        })
        .collect()
}

#[test]
fn both_databases_get_the_same_tables_columns_keys_and_indexes() {
    let (sqlite, postgres) = (TestDb::sqlite(), TestDb::postgres());
    let (sqlite, postgres) = (shape(&sqlite.migrated()), shape(&postgres.migrated()));
    assert!(sqlite.len() > 100, "the schema was not read: {sqlite:?}");
    let only_in = |a: &BTreeSet<String>, b: &BTreeSet<String>| a.difference(b).cloned().collect::<Vec<_>>();
    assert_eq!(only_in(&sqlite, &postgres), Vec::<String>::new(), "only in SQLite");
    assert_eq!(only_in(&postgres, &sqlite), Vec::<String>::new(), "only in PostgreSQL");
}

#[test]
fn both_trees_hold_the_same_migrations() {
    let names = |tree: &str| -> BTreeSet<String> {
        let folder = format!("{}/../migrations/{tree}", env!("CARGO_MANIFEST_DIR"));
        std::fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect()
    };
    assert_eq!(names("sqlite"), names("postgres"));
}

#[test]
fn every_migration_runs_up_down_and_up_again() {
    for (tree, test) in [("sqlite", TestDb::sqlite()), ("postgres", TestDb::postgres())] {
        let folder = format!("{}/../migrations/{tree}", env!("CARGO_MANIFEST_DIR"));
        let migrations = || FileBasedMigrations::from_path(&folder).unwrap();
        let db = test.migrated();
        let first = shape(&db);
        // Migrations write, so this goes through the writing door, on a database without a journal in between.
        db.read(|connection| {
            match connection {
                DbConnection::Postgres(_) => return Ok::<_, StoreError>(()),
                DbConnection::Sqlite(c) => {
                    c.revert_all_migrations(migrations()).unwrap();
                }
            }
            Ok(())
        })
        .unwrap();
        if tree == "postgres" {
            db.write(|connection| {
                if let DbConnection::Postgres(c) = connection {
                    c.revert_all_migrations(migrations()).unwrap();
                }
                Ok::<_, StoreError>(())
            })
            .unwrap();
        }
        assert_eq!(shape(&db), BTreeSet::new(), "{tree}: something is left after all was undone");
        db.migrate().unwrap();
        assert_eq!(shape(&db), first, "{tree}: the second time gave another schema");
    }
}

#[test]
fn a_database_that_is_not_migrated_or_too_new_is_refused_in_one_sentence() {
    for test in [TestDb::sqlite(), TestDb::postgres()] {
        let db = test.open();
        assert!(matches!(db.check_schema(), Err(StoreError::NotMigrated)));
        db.migrate().unwrap();
        db.check_schema().unwrap();
        assert_eq!(db.migrate().unwrap(), Vec::<String>::new(), "a second time, nothing is left to do");
        db.write(|connection| {
            diesel::sql_query("INSERT INTO __diesel_schema_migrations (version) VALUES ('9999')")
                .execute(connection)?;
            Ok::<_, StoreError>(())
        })
        .unwrap();
        let refusal = db.check_schema().unwrap_err().to_string();
        assert!(refusal.contains("newer version of cafeia"), "{refusal}");
        assert!(matches!(db.migrate(), Err(StoreError::TooNew(_))));
    }
}
