//! Whether a line is sound: read by the rules, and compared with the lines before it and with what the network has.

use cafeia_shared::{
    imports::{LineState, SameAs},
    problem::FaultCode,
    workspace::Likeness,
};

use super::{
    known::Known,
    plan::{CafePlan, Plan, Scene},
    reading::Reading,
};
use crate::{
    domain::similar,
    store::{
        self, DbConnection, StoreError,
        imports::{ImportRecord, LineRecord},
    },
};

/// Notes on a line what is wrong with it, or what it is the same as.
pub(super) fn judge(
    connection: &mut DbConnection,
    scene: &Scene,
    known: &mut Known,
    import: &ImportRecord,
    line: &mut LineRecord,
) -> Result<(), StoreError> {
    let plan = read(connection, scene, known, import, line)?;
    (line.same_key, line.same_as) = (None, None);
    match plan {
        Err(faults) => {
            line.state = LineState::Faulty;
            line.faults = faults;
        }
        Ok(plan) => {
            line.faults.clear();
            let key = plan.key();
            let first = store::imports::first_of_key(connection, import.id, &key)?;
            let before = first.filter(|number| *number != line.number);
            line.same_as = match before {
                Some(number) => Some(SameAs { line: Some(number), id: None, name: None }),
                None => in_network(connection, scene, known, &plan)?,
            };
            line.same_key = Some(key);
            line.state = if line.same_as.is_some() { LineState::Duplicate } else { LineState::Sound };
        }
    }
    Ok(())
}

/// What a line is to become, or what is wrong with it.
pub(super) fn read(
    connection: &mut DbConnection,
    scene: &Scene,
    known: &mut Known,
    import: &ImportRecord,
    line: &LineRecord,
) -> Result<Result<Plan, Vec<cafeia_shared::imports::LineFault>>, StoreError> {
    let mut reading = Reading::new(&import.fields, &line.cells);
    for field in import.kind.needed() {
        if reading.cell(*field).is_empty() {
            reading.fault(*field, FaultCode::Required, "must be given");
        }
    }
    Plan::of(connection, scene, known, import.kind, reading)
}

/// Something of the network that is the same.
fn in_network(
    connection: &mut DbConnection,
    scene: &Scene,
    known: &mut Known,
    plan: &Plan,
) -> Result<Option<SameAs>, StoreError> {
    let same = |id: uuid::Uuid, name: &str| SameAs { line: None, id: Some(id), name: Some(name.to_owned()) };
    Ok(match plan {
        Plan::Cafe(cafe) => same_cafe(connection, scene, cafe)?,
        Plan::Organisation(new) => {
            let commune = new.commune_code.as_deref().and_then(|code| scene.geography.commune(code));
            let found = known.same_organisation(connection, &new.name, commune, [&new.siret, &new.rna])?;
            found.map(|found| same(found.id.0, &found.name))
        }
        Plan::Facilitator(new, _) => match scene.geography.commune(&new.commune_code) {
            Some(commune) => {
                known.facilitator(connection, &new.name, commune)?.map(|found| same(found.id.0, &found.name))
            }
            None => None,
        },
    })
}

/// A café that begins at the same instant in the same commune, in the same place or under a similar title. One at another
/// hour of that day is another one.
fn same_cafe(
    connection: &mut DbConnection,
    scene: &Scene,
    cafe: &CafePlan,
) -> Result<Option<SameAs>, StoreError> {
    let Some(commune) = &cafe.commune else { return Ok(None) };
    let content = &cafe.content;
    let places: Vec<_> = content.place_id.into_iter().collect();
    let sought = similar::Sought {
        places: &places,
        commune,
        date: similar::day_of(content.starts_at, &content.timezone),
        title: &content.title,
        except: None,
    };
    let found = similar::cafes(connection, scene.geography, scene.who, &sought, scene.now)?;
    let same = found.into_iter().find(|found| {
        let alike = [Likeness::SamePlaceAndDay, Likeness::SimilarTitle];
        found.summary.starts_at == content.starts_at
            && found.likeness.iter().any(|likeness| alike.contains(likeness))
    });
    let named = |title: String| SameAs { line: None, id: None, name: Some(title) };
    Ok(same.map(|same| SameAs { id: Some(same.summary.id.0), ..named(same.summary.title) }))
}
