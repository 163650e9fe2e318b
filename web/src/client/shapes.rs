//! Drawings of France and of its territories, as the server makes them for SVG.

use cafeia_shared::{position::Position, territories::TerritoryCode};
use serde::Deserialize;

use super::{CallError, call, segment};

/// France, with a shape for each département.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct FranceShapes {
    /// Width in units.
    pub width: f64,
    /// Height in units.
    pub height: f64,
    /// The départements.
    pub areas: Vec<Area>,
    /// The frames of what stands beside the mainland at a scale of its own.
    pub frames: Vec<Frame>,
}

/// A région or a département alone, in a projection in which points can be placed on it.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct TerritoryShapes {
    /// Width in units.
    pub width: f64,
    /// Height in units.
    pub height: f64,
    /// From degrees to units.
    pub projection: Projection,
    /// A région's départements, or the département itself.
    pub areas: Vec<Area>,
    /// The land around, as the `d` of an SVG path.
    #[serde(default)]
    pub around: String,
    /// The main towns of a département.
    #[serde(default)]
    pub towns: Vec<Town>,
}

/// A département in a drawing.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Area {
    /// Its code.
    pub code: TerritoryCode,
    /// Its name.
    pub name: String,
    /// The `d` of an SVG path.
    pub path: String,
    /// Units from the left edge to a point inside.
    pub x: f64,
    /// Units from the upper edge to that point.
    pub y: f64,
}

/// A frame around what stands beside the mainland.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Frame {
    /// The territory in it, when it is one.
    pub code: Option<TerritoryCode>,
    /// Its name.
    pub name: String,
    /// Units from the left edge.
    pub x: f64,
    /// Units from the upper edge.
    pub y: f64,
    /// Width in units.
    pub width: f64,
    /// Height in units.
    pub height: f64,
}

/// A town in a drawing.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Town {
    /// Its code.
    pub code: TerritoryCode,
    /// Its name.
    pub name: String,
    /// Units from the left edge.
    pub x: f64,
    /// Units from the upper edge.
    pub y: f64,
}

/// How degrees become units: Mercator's projection of a sphere.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
pub struct Projection {
    /// Units in a radian of longitude.
    pub scale: f64,
    /// Where the meridian of Greenwich lies.
    pub x0: f64,
    /// Where the equator lies.
    pub y0: f64,
}

impl Projection {
    /// Units from the left and from the upper edge.
    pub fn place(self, position: Position) -> (f64, f64) {
        let Self { scale, x0, y0 } = self;
        let latitude = position.latitude.to_radians();
        let stretched = (std::f64::consts::FRAC_PI_4 + latitude / 2.0).tan().ln();
        (x0 + scale * position.longitude.to_radians(), y0 - scale * stretched)
    }
}

/// The drawing of France.
pub async fn france_shapes() -> Result<FranceShapes, CallError> {
    call("/geo/shapes.json").await
}

/// The drawing of a région or of a département.
pub async fn territory_shapes(code: &TerritoryCode) -> Result<TerritoryShapes, CallError> {
    call(&format!("/geo/shapes/{}.json", segment(&code.to_string()))).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn north_is_up_and_east_is_right() {
        let projection = Projection { scale: 1000.0, x0: 0.0, y0: 1000.0 };
        let at = |longitude, latitude| projection.place(Position { longitude, latitude });
        let (brest, strasbourg, nice) = (at(-4.49, 48.39), at(7.75, 48.57), at(7.27, 43.7));
        assert!(brest.0 < strasbourg.0);
        assert!(strasbourg.1 < nice.1);
        assert!((at(0.0, 0.0).1 - 1000.0).abs() < 1e-9);
    }
}
