//! Places: where cafés are held. A place is not the organisation that hosts.

use serde::{Deserialize, Serialize};

use crate::{
    ids::PlaceId,
    position::Position,
    problem::FieldError,
    query::{Pairs, Params, Query},
    validation::{Check, limits},
    vocabulary::{Accessibility, Precision},
};

/// A place as lists show it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PlaceSummary {
    /// Its identifier.
    pub id: PlaceId,
    /// Its name: « Médiathèque Jacques-Demy ».
    pub name: String,
    /// The commune's name.
    pub commune: String,
    /// The commune's INSEE code.
    pub commune_code: String,
    /// The département's INSEE code.
    pub departement_code: String,
    /// The postal code.
    pub postal_code: Option<String>,
    /// Where it is on the globe.
    pub position: Position,
    /// How exactly the position is known.
    pub precision: Precision,
}

/// A place, whole.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Place {
    /// What lists show of it.
    #[serde(flatten)]
    pub summary: PlaceSummary,
    /// Counts its edits from 1.
    pub version: u32,
    /// Number and street.
    pub address: Option<String>,
    /// How to find the door: floor, entrance, code to ask for.
    pub access: Option<String>,
    /// What makes it usable by people with a disability.
    pub accessibility: Vec<Accessibility>,
}

/// What an author writes of a place.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewPlace {
    /// Its name, 2 to 140 characters.
    pub name: String,
    /// Number and street, at most 200 characters.
    #[serde(default)]
    pub address: Option<String>,
    /// The postal code, 5 digits.
    #[serde(default)]
    pub postal_code: Option<String>,
    /// The commune's INSEE code; a former code is replaced by the present one.
    pub commune_code: String,
    /// Where it is, when known better than by its commune.
    #[serde(default)]
    pub position: Option<Position>,
    /// How exactly `position` is known.
    #[serde(default)]
    pub precision: Option<Precision>,
    /// How to find the door, at most 500 characters.
    #[serde(default)]
    pub access: Option<String>,
    /// What makes it usable by people with a disability.
    #[serde(default)]
    pub accessibility: Vec<Accessibility>,
}

impl NewPlace {
    /// What is wrong with it, field by field. Whether the commune exists is for the server to say.
    pub fn faults(&self) -> Vec<FieldError> {
        let mut check = Check::default();
        check.text("name", &self.name, 2, limits::NAME);
        check.optional_text("address", self.address.as_deref(), 200);
        check.optional_text("access", self.access.as_deref(), 500);
        if let Some(code) = &self.postal_code {
            check.that(
                code.len() == 5 && code.bytes().all(|b| b.is_ascii_digit()),
                "postal_code",
                "a postal code has 5 digits",
            );
        }
        if let Some(position) = self.position {
            check.position("position", position);
        }
        check.that(
            self.position.is_some() == self.precision.is_some(),
            "precision",
            "position and precision go together",
        );
        check.distinct("accessibility", self.accessibility.iter().copied());
        check.faults()
    }
}

/// The places of a commune.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PlaceList {
    /// The places, by name.
    pub data: Vec<Place>,
}

/// Which places.
#[derive(Debug, Clone, Default, PartialEq)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams))]
#[cfg_attr(feature = "openapi", into_params(parameter_in = Query))]
pub struct PlaceQuery {
    /// The INSEE code of their commune; that of a city finds those of its arrondissements too.
    #[cfg_attr(feature = "openapi", param(required = true, value_type = String, example = "29042"))]
    pub commune: Option<String>,
    /// Words to be found in their name or address.
    #[cfg_attr(feature = "openapi", param(required = false, max_length = 200))]
    pub q: Option<String>,
    /// How many at most, 1 to 50; 50 unless said otherwise.
    #[cfg_attr(feature = "openapi", param(required = false, minimum = 1, maximum = 50))]
    pub limit: Option<u16>,
}

impl PlaceQuery {
    /// Places of an answer at most.
    const MOST: u16 = 50;

    /// How many at most.
    pub fn limit(&self) -> usize {
        usize::from(self.limit.unwrap_or(Self::MOST))
    }
}

impl Query for PlaceQuery {
    fn read(params: &mut Params) -> Self {
        let query = Self {
            commune: params.one("commune"),
            q: params.words("q"),
            limit: params.number("limit", 1, Self::MOST),
        };
        if query.commune.is_none() && !params.has_fault("commune") {
            params.required("commune", "the INSEE code of their commune");
        }
        query
    }

    fn write(&self, out: &mut Pairs) {
        out.one("commune", self.commune.as_ref());
        out.one("q", self.q.as_ref());
        out.one("limit", self.limit);
    }
}
