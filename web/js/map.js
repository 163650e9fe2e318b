// The map: Leaflet behind a few functions that take numbers, texts and plain data.
//
// The application holds a handle (a number); this module holds the objects. It knows points, outlines and names,
// and nothing of cafés. Everything it shows is in the list beside it, so its marks are no stops for the Tab key.

import { feature, mesh } from 'topojson-client';

import { colours } from './colours.js';
import { Labels, TOWNS_FROM } from './labels.js';
import * as L from './leaflet.js';
import { Painting, lines } from './painting.js';

// A degree of latitude, on the globe that Leaflet measures with.
const KM_OF_A_DEGREE = 111.319;

// Free pixels between two marks, so that each can be hit alone.
const APART = 2;

// What adds a raster layer to a map and paints it, where there is one (`map-with-tiles.js`).
let raster = null;

/** Gives every map to come a raster layer: `add(it)`, `paint(it)`. */
export function withRaster(layer) {
  raster = layer;
}

const maps = new Map();
let lastHandle = 0;

// Leaflet measures its container as soon as it starts: its style sheet has to be there by then.
const styles = new Promise((resolve, reject) => {
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = MAP_STYLES; // The build writes the hashed address here.
  link.onload = () => resolve();
  link.onerror = () => reject(new Error('the map’s style sheet did not come'));
  document.head.append(link);
});

/** Resolves when a map can be made. */
export const ready = () => styles;

/**
 * Makes a map in an element and returns its handle.
 *
 * `moved(zoom, west, south, east, north, byHand)` is called after each
 * move, `picked(index)` when a mark is clicked, with its place in the list last given to `setMarks`, `near(index)` when
 * the pointer comes over a mark, with -1 when it leaves.
 */
export function create(element, moved, picked, near) {
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
  const map = L.map(element, {
    attributionControl: false,
    fadeAnimation: !still,
    zoomAnimation: !still,
    markerZoomAnimation: !still,
    inertia: !still,
    zoomControl: false,
    minZoom: 3,
    // Without streets there is nothing to see from nearer.
    maxZoom: raster ? 18 : 15,
    worldCopyJump: true,
  });
  L.zoom().addTo(map);
  L.scale({ imperial: false }).addTo(map);

  const it = {
    map,
    picked,
    near,
    marks: L.layerGroup().addTo(map),
    discs: [],
    byId: new Map(),
    circles: [],
    raster: null,
    // Whether a tile came: it names the places itself.
    tiled: false,
    credit: L.attribution({ prefix: false }).addTo(map),
    land: null,
    around: [],
    names: new Map(),
    largeTowns: [],
    areas: [],
    words: null,
    boxes: [],
    lit: null,
    // What the application asked to be shown, until the visitor moves the map.
    view: null,
    // Moves that the application asks for are told apart from those of the visitor's hand.
    asked: true,
    zooming: false,
  };
  map.on('zoomanim', () => (it.zooming = true));
  map.on('zoomend', () => {
    it.zooming = false;
    spread(it);
  });
  it.ground = painting(it, 'ground', 210, paintGround);
  it.reach = painting(it, 'circles', 420, paintCircles);
  it.labels = new Labels(it).addTo(map);

  it.onMoveEnd = () => {
    const box = map.getBounds();
    const byHand = !it.asked;
    it.asked = false;
    if (byHand) it.view = null;
    moved(map.getZoom(), box.getWest(), box.getSouth(), box.getEast(), box.getNorth(), byHand);
  };
  map.on('moveend', it.onMoveEnd);

  // A map may be made before the page is shown, and has no size then; later, windows and screens are turned.
  it.resized = new ResizeObserver(() => {
    if (element.clientWidth === 0) return;
    it.asked = true;
    map.invalidateSize({ animate: false, pan: false });
    it.view?.({ animate: false });
    it.asked = false;
  });
  it.resized.observe(element);

  it.scheme = matchMedia('(prefers-color-scheme: dark)');
  it.onScheme = () => {
    raster?.paint(it);
    for (const layer of [it.ground, it.reach, it.labels]) layer.draw();
  };
  it.scheme.addEventListener('change', it.onScheme);
  raster?.add(it);

  const handle = ++lastHandle;
  maps.set(handle, it);
  return handle;
}

/** Takes the map away, with every listener. */
export function destroy(handle) {
  const it = maps.get(handle);
  if (!it) return;
  maps.delete(handle);
  it.resized.disconnect();
  it.scheme.removeEventListener('change', it.onScheme);
  it.map.off('moveend', it.onMoveEnd);
  // Leaflet ends a zoom that has begun, whether its map is still there or not.
  if (it.zooming) it.map.once('moveend', () => it.map.remove());
  else it.map.remove();
}

/** Gives the words of the buttons, and of the credit: { zoomIn, zoomOut, credit }. */
export function setWords(handle, words) {
  const it = maps.get(handle);
  if (!it) return;
  for (const [name, text] of [['in', words.zoomIn], ['out', words.zoomOut]]) {
    const button = it.map.getContainer().querySelector(`.leaflet-control-zoom-${name}`);
    button.title = text;
    button.setAttribute('aria-label', text);
  }
  if (it.words) it.credit.removeAttribution(it.words.credit);
  it.credit.addAttribution(words.credit);
  it.words = words;
}

/** Shows a point at a zoom level. */
export function setView(handle, longitude, latitude, zoom) {
  const it = maps.get(handle);
  if (!it) return;
  look(it, (how) => it.map.setView([latitude, longitude], zoom, how));
}

/** Shows a window whole, no nearer than the zoom level given. */
export function fitBounds(handle, west, south, east, north, maxZoom) {
  const it = maps.get(handle);
  if (!it) return;
  look(it, (how) => it.map.fitBounds([[south, west], [north, east]], { maxZoom, padding: [28, 28], ...how }));
}

function look(it, view) {
  it.view = view;
  it.asked = true;
  view();
}

/**
 * Replaces the marks: [{ id, longitude, latitude, count, label }], `count` 1 for a single thing.
 */
export function setMarks(handle, marks) {
  const it = maps.get(handle);
  if (!it) return;
  it.marks.clearLayers();
  it.byId.clear();
  it.discs = [];
  marks.forEach((mark, index) => {
    const size = mark.count > 1 ? Math.min(60, 28 + 5 * Math.log2(mark.count)) : 24;
    const marker = L.marker([mark.latitude, mark.longitude], {
      icon: L.divIcon({ className: 'mark-box', html: disc(mark), iconSize: [size, size] }),
      keyboard: false,
      riseOnHover: true,
    });
    marker.on('click', () => it.picked(index));
    marker.on('mouseover', () => it.near(index));
    marker.on('mouseout', () => it.near(-1));
    marker.addTo(it.marks);
    if (mark.id) it.byId.set(mark.id, marker);
    it.discs.push({ marker, latLng: marker.getLatLng(), radius: size / 2 });
  });
  spread(it);
  light(it);
  it.labels.draw();
}

function disc(mark) {
  const button = document.createElement('button');
  button.type = 'button';
  button.tabIndex = -1;
  button.className = `mark${mark.count > 1 ? ' mark--many' : ''}`;
  button.title = mark.label;
  button.setAttribute('aria-label', mark.label);
  if (mark.count > 1) {
    const many = mark.count > 9999 ? `${Math.round(mark.count / 1000)}k` : String(mark.count);
    button.textContent = many;
  }
  return button;
}

// Moves marks that overlap apart, as little as it takes and the smaller ones more: each is to be seen and hit alone. At
// another zoom level they begin again from where they belong.
function spread({ map, discs }) {
  if (!map._loaded) return;
  const zoom = map.getZoom();
  const places = discs.map((disc) => {
    const { x, y } = map.project(disc.latLng, zoom);
    return { disc, x, y, radius: disc.radius, moved: false };
  });
  const widest = 2 * Math.max(0, ...places.map((place) => place.radius)) + APART;
  for (let round = 0, moved = true; moved && round < 30; round++) {
    moved = false;
    places.sort((one, other) => one.x - other.x);
    for (let i = 0; i < places.length; i++) {
      const one = places[i];
      for (let j = i + 1; j < places.length && places[j].x - one.x < widest; j++) {
        const other = places[j];
        const across = other.x - one.x;
        const down = other.y - one.y;
        const wanted = one.radius + other.radius + APART;
        if (Math.abs(down) >= wanted) continue;
        const distance = Math.hypot(across, down);
        const lacking = wanted - distance;
        if (lacking < 0.5) continue;
        // Those of one and the same place leave it in different directions.
        const angle = distance > 0.01 ? Math.atan2(down, across) : 2.4 * j;
        const share = other.radius / (one.radius + other.radius);
        one.x -= lacking * share * Math.cos(angle);
        one.y -= lacking * share * Math.sin(angle);
        other.x += lacking * (1 - share) * Math.cos(angle);
        other.y += lacking * (1 - share) * Math.sin(angle);
        one.moved = other.moved = moved = true;
      }
    }
  }
  for (const { disc, x, y, moved } of places) {
    const latLng = moved ? map.unproject([x, y], zoom) : disc.latLng;
    if (!latLng.equals(disc.marker.getLatLng())) disc.marker.setLatLng(latLng);
  }
}

/** Lights one mark by its id, or none with an empty text. */
export function highlight(handle, id) {
  const it = maps.get(handle);
  if (!it) return;
  it.lit = id || null;
  light(it);
}

function light(it) {
  for (const [id, marker] of it.byId) {
    const lit = id === it.lit;
    marker.setZIndexOffset(lit ? 1000 : 0);
    marker.getElement()?.firstChild.classList.toggle('mark--lit', lit);
  }
}

/** Replaces the circles: [{ longitude, latitude, radius_km }]. */
export function setCircles(handle, circles) {
  const it = maps.get(handle);
  if (!it) return;
  it.circles = circles.map(({ longitude, latitude, radius_km: radius }) => {
    const middle = it.map.project([latitude, longitude], 0);
    // As far to the north as the circle reaches, on a globe where a degree is as long everywhere.
    const edge = it.map.project([latitude + radius / KM_OF_A_DEGREE, longitude], 0);
    return { middle, radius: middle.y - edge.y };
  });
  it.reach.draw();
}

function paintCircles(it, brush) {
  const colour = colours(it.map.getContainer())('--accent');
  for (const { middle, radius } of it.circles) brush.disc(middle, radius, colour);
}

// A pane of its own keeps the order of the layers, whichever comes first over the network.
function painting(it, pane, zIndex, paint) {
  it.map.createPane(pane).style.zIndex = zIndex;
  it.map.getPane(pane).style.pointerEvents = 'none';
  return new Painting({ pane, paint: (brush) => paint(it, brush) }).addTo(it.map);
}

/**
 * Draws the land from TopoJSON with the objects `departements` and `regions`. The départements' windows are kept, to
 * say which are in view.
 */
export function setOutline(handle, json) {
  const it = maps.get(handle);
  if (!it) return;
  const topology = JSON.parse(json);
  const { departements, regions } = topology.objects;
  const areas = feature(topology, departements);
  areas.features = areas.features.filter((area) => area.geometry);
  // Each line once: neighbours share their border.
  it.land = {
    areas: areas.features.flatMap((area) => lines(it.map, area.geometry)),
    inner: lines(it.map, mesh(topology, departements)),
    outer: lines(it.map, mesh(topology, regions ?? departements)),
  };
  for (const area of areas.features) {
    const parts = windows(area.geometry);
    const whole = parts.reduce((all, part) => all.extend(part), L.latLngBounds(parts[0]));
    it.boxes.push({ code: String(area.id ?? area.properties.code), bounds: whole });
    const largest = parts.reduce((one, other) => (size(other) > size(one) ? other : one));
    const named = { name: area.properties.nom, latLng: largest.getCenter(), window: largest, size: size(largest) };
    it.areas.push(named);
  }
  // The larger ones are named first.
  it.areas.sort((one, other) => other.size - one.size);
  it.ground.draw();
  it.labels.draw();
}

/** Draws the land around from TopoJSON with the object `voisins`. */
export function setNeighbours(handle, json) {
  const it = maps.get(handle);
  if (!it) return;
  const topology = JSON.parse(json);
  const { features } = feature(topology, topology.objects.voisins);
  it.around = features.flatMap((area) => lines(it.map, area.geometry));
  it.ground.draw();
}

function paintGround(it, brush) {
  const colour = colours(it.map.getContainer());
  brush.fill(it.around, colour('--map-around'));
  if (!it.land) return;
  brush.fill(it.land.areas, colour('--map-land'));
  brush.stroke(it.land.inner, colour('--map-line'), 0.8);
  brush.stroke(it.land.outer, colour('--map-border'), 1.4);
}

// The windows of an area's parts.
function windows({ type, coordinates }) {
  const parts = type === 'Polygon' ? [coordinates] : coordinates;
  return parts.map(([ring]) => L.latLngBounds(ring.map(([longitude, latitude]) => [latitude, longitude])));
}

function size(box) {
  return (box.getEast() - box.getWest()) * (box.getNorth() - box.getSouth());
}

/** The codes of the départements in view whose names were not given yet, separated by commas. */
export function missingNames(handle) {
  const it = maps.get(handle);
  if (!it) return '';
  // Further out, the names of all towns would be those of all of France: a hundred requests.
  if (it.tiled || it.map.getZoom() < TOWNS_FROM) return '';
  const view = it.map.getBounds();
  return it.boxes
    .filter((box) => !it.names.has(box.code) && view.intersects(box.bounds))
    .map((box) => box.code)
    .join(',');
}

/**
 * Gives the names of a département's places. JSON: [{ name, longitude, latitude, population }], most populous first.
 */
export function setNames(handle, code, json) {
  const it = maps.get(handle);
  if (!it) return;
  const names = JSON.parse(json);
  for (const place of names) place.latLng = L.latLng(place.latitude, place.longitude);
  it.names.set(code, names);
  it.labels.draw();
}

/**
 * Gives the names of the country's large towns. JSON: [{ name, longitude, latitude, population }], most populous first.
 */
export function setLargeTowns(handle, json) {
  const it = maps.get(handle);
  if (!it) return;
  it.largeTowns = JSON.parse(json);
  for (const town of it.largeTowns) town.latLng = L.latLng(town.latitude, town.longitude);
  it.labels.draw();
}
