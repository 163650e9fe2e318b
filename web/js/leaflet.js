// The parts of Leaflet that the map uses. Its own bundle brings pop-ups, tooltips, SVG and videos besides.

// Each adds itself to every map: dragging, wheel, double click, keys, fingers, a box drawn with the shift key.
import 'leaflet/src/map/handler/Map.BoxZoom.js';
import 'leaflet/src/map/handler/Map.DoubleClickZoom.js';
import 'leaflet/src/map/handler/Map.Drag.js';
import 'leaflet/src/map/handler/Map.Keyboard.js';
import 'leaflet/src/map/handler/Map.ScrollWheelZoom.js';
import 'leaflet/src/map/handler/Map.TouchZoom.js';

export { createMap as map } from 'leaflet/src/map/Map.js';
export { attribution } from 'leaflet/src/control/Control.Attribution.js';
export { scale } from 'leaflet/src/control/Control.Scale.js';
export { zoom } from 'leaflet/src/control/Control.Zoom.js';
export * as DomUtil from 'leaflet/src/dom/DomUtil.js';
export { toLatLng as latLng } from 'leaflet/src/geo/LatLng.js';
export { toLatLngBounds as latLngBounds } from 'leaflet/src/geo/LatLngBounds.js';
export { Layer } from 'leaflet/src/layer/Layer.js';
export { layerGroup } from 'leaflet/src/layer/LayerGroup.js';
export { divIcon } from 'leaflet/src/layer/marker/DivIcon.js';
export { marker } from 'leaflet/src/layer/marker/Marker.js';
export { Renderer } from 'leaflet/src/layer/vector/Renderer.js';
