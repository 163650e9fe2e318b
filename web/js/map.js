// The map: Leaflet behind a few functions that take numbers, texts and JSON.
//
// The application holds a handle (a number); this module holds the objects. It knows points, outlines and names,
// and nothing of cafés. Everything it shows is in the list beside it, so its marks are no stops for the Tab key.

import * as L from 'leaflet/dist/leaflet-src.esm.js';
import { feature, mesh } from 'topojson-client';

// From this zoom level on the map names towns; before that, départements.
const TOWNS_FROM = 8;

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
    preferCanvas: true,
    minZoom: 3,
    maxZoom: 15,
    worldCopyJump: true,
  });
  L.control.zoom().addTo(map);
  L.control.scale({ imperial: false }).addTo(map);

  const it = {
    map,
    picked,
    near,
    marks: L.layerGroup().addTo(map),
    byId: new Map(),
    obstacles: [],
    credit: L.control.attribution({ prefix: false }).addTo(map),
    outline: null,
    neighbours: null,
    names: new Map(),
    areas: null,
    words: null,
    boxes: [],
    lit: null,
    // Moves that the application asks for are told apart from those of the visitor's hand.
    asked: true,
  };
  it.labels = new Labels(it).addTo(map);

  it.onMoveEnd = () => {
    const box = map.getBounds();
    const byHand = !it.asked;
    it.asked = false;
    moved(map.getZoom(), box.getWest(), box.getSouth(), box.getEast(), box.getNorth(), byHand);
  };
  map.on('moveend', it.onMoveEnd);

  it.resized = new ResizeObserver(() => {
    if (element.clientWidth > 0) map.invalidateSize({ animate: false, pan: false });
  });
  it.resized.observe(element);

  it.scheme = matchMedia('(prefers-color-scheme: dark)');
  it.onScheme = () => {
    paintOutline(it);
    it.labels.draw();
  };
  it.scheme.addEventListener('change', it.onScheme);

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
  it.map.remove();
}

/** Gives the words of the buttons, and of the credit. JSON: { zoomIn, zoomOut, credit }. */
export function setWords(handle, json) {
  const it = maps.get(handle);
  if (!it) return;
  const words = JSON.parse(json);
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
  it.asked = true;
  it.map.setView([latitude, longitude], zoom);
}

/** Shows a window whole, no nearer than the zoom level given. */
export function fitBounds(handle, west, south, east, north, maxZoom) {
  const it = maps.get(handle);
  if (!it) return;
  it.asked = true;
  it.map.fitBounds([[south, west], [north, east]], { maxZoom, padding: [28, 28] });
}

/**
 * Replaces the marks. JSON: [{ id, longitude, latitude, count, label }], `count` 1 for a single thing.
 */
export function setMarks(handle, json) {
  const it = maps.get(handle);
  if (!it) return;
  it.marks.clearLayers();
  it.byId.clear();
  it.obstacles = [];
  JSON.parse(json).forEach((mark, index) => {
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
    it.obstacles.push({ latLng: L.latLng(mark.latitude, mark.longitude), radius: size / 2 });
  });
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
  const inner = { type: 'Feature', properties: {}, geometry: mesh(topology, departements) };
  const outer = { type: 'Feature', properties: {}, geometry: mesh(topology, regions ?? departements) };
  const options = ground(it, 'land', 210);
  it.outline = {
    land: L.geoJSON(areas, options).addTo(it.map),
    inner: L.geoJSON(inner, options).addTo(it.map),
    outer: L.geoJSON(outer, options).addTo(it.map),
  };
  it.boxes = areas.features.map((area) => ({
    code: String(area.id ?? area.properties.code),
    bounds: L.geoJSON(area).getBounds(),
  }));
  it.areas = areas.features.map((area) => ({
    name: area.properties.nom,
    // Names of nearly all fit at the last zoom level before the towns; the larger areas come first.
    ...middle(area),
  }));
  paintOutline(it);
  it.labels.draw();
}

/** Draws the land around from TopoJSON with the object `voisins`. */
export function setNeighbours(handle, json) {
  const it = maps.get(handle);
  if (!it) return;
  const topology = JSON.parse(json);
  it.neighbours = L.geoJSON(feature(topology, topology.objects.voisins), ground(it, 'around', 205)).addTo(it.map);
  paintOutline(it);
}

// A pane of its own keeps the order of the layers, whichever comes first over the network.
function ground(it, pane, zIndex) {
  it.map.createPane(pane).style.zIndex = zIndex;
  return { interactive: false, pane, renderer: L.canvas({ pane, padding: 0.5 }) };
}

// The middle of an area's largest part, and that part's size.
function middle(area) {
  const parts = area.geometry.type === 'Polygon' ? [area.geometry.coordinates] : area.geometry.coordinates;
  const boxes = parts.map(([ring]) => L.latLngBounds(ring.map(([longitude, latitude]) => [latitude, longitude])));
  const size = (box) => (box.getEast() - box.getWest()) * (box.getNorth() - box.getSouth());
  const largest = boxes.reduce((one, other) => (size(other) > size(one) ? other : one));
  return { latLng: largest.getCenter(), size: size(largest) };
}

function paintOutline(it) {
  const colour = colours(it.map.getContainer());
  it.neighbours?.setStyle({ stroke: false, fill: true, fillColor: colour('--map-around'), fillOpacity: 1 });
  if (!it.outline) return;
  it.outline.land.setStyle({ stroke: false, fill: true, fillColor: colour('--map-land'), fillOpacity: 1 });
  it.outline.inner.setStyle({ fill: false, color: colour('--map-line'), weight: 0.8 });
  it.outline.outer.setStyle({ fill: false, color: colour('--map-border'), weight: 1.4 });
}

function colours(element) {
  const style = getComputedStyle(element);
  return (name) => style.getPropertyValue(name).trim();
}

/** The codes of the départements in view whose names were not given yet, separated by commas. */
export function missingNames(handle) {
  const it = maps.get(handle);
  if (!it) return '';
  // Further out, the names of towns would be those of all of France: a hundred requests.
  if (it.map.getZoom() < TOWNS_FROM) return '';
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

// The names, on one canvas above the land and below the marks: the most populous first, each where it is free.
const Labels = L.Layer.extend({
  initialize(it) {
    this.it = it;
  },

  onAdd(map) {
    const pane = map.createPane('names');
    pane.style.zIndex = 450;
    pane.style.pointerEvents = 'none';
    pane.setAttribute('aria-hidden', 'true');
    this.canvas = L.DomUtil.create('canvas', 'leaflet-zoom-hide', pane);
    map.on('moveend zoomend resize', this.draw, this);
    // The page's font may come after the first drawing.
    document.fonts?.ready.then(() => this.draw());
  },

  onRemove(map) {
    map.off('moveend zoomend resize', this.draw, this);
    this.canvas.remove();
    this.canvas = null;
  },

  draw() {
    const { map, names, obstacles } = this.it;
    if (!this.canvas || !map._loaded) return;
    const size = map.getSize();
    // Some names beyond the edge, so that a short move of the map does not uncover an empty border.
    const margin = size.multiplyBy(0.25).round();
    const full = size.add(margin.multiplyBy(2));
    const ratio = window.devicePixelRatio || 1;
    this.canvas.width = full.x * ratio;
    this.canvas.height = full.y * ratio;
    this.canvas.style.width = `${full.x}px`;
    this.canvas.style.height = `${full.y}px`;
    L.DomUtil.setPosition(this.canvas, map.containerPointToLayerPoint(margin.multiplyBy(-1)));

    const pen = this.canvas.getContext('2d');
    pen.scale(ratio, ratio);
    const colour = colours(map.getContainer());
    pen.fillStyle = colour('--map-name');
    pen.strokeStyle = colour('--map-land');
    pen.lineWidth = 3;
    pen.lineJoin = 'round';
    pen.textBaseline = 'middle';

    const place = (latLng) => map.latLngToContainerPoint(latLng).add(margin);
    const taken = obstacles.map(({ latLng, radius }) => {
      const at = place(latLng);
      return [at.x - radius, at.y - radius, at.x + radius, at.y + radius];
    });
    const free = (box) =>
      taken.every((other) => box[0] > other[2] || box[2] < other[0] || box[1] > other[3] || box[3] < other[1]);

    for (const name of this.candidates(map.getZoom(), map.getBounds().pad(0.25))) {
      const big = name.population >= 100_000;
      pen.font = `${big ? 700 : 400} ${big ? 14 : 12.5}px "Atkinson Hyperlegible", sans-serif`;
      const width = pen.measureText(name.name).width;
      const at = place(name.latLng);
      const box = [at.x - width / 2 - 3, at.y - 9, at.x + width / 2 + 3, at.y + 9];
      if (box[0] < 0 || box[2] > full.x || !free(box)) continue;
      taken.push(box);
      pen.strokeText(name.name, at.x - width / 2, at.y);
      pen.fillText(name.name, at.x - width / 2, at.y);
    }
  },

  // The places large enough for the zoom level, most populous first.
  candidates(zoom, view) {
    if (zoom < TOWNS_FROM) {
      const areas = zoom < TOWNS_FROM - 2 ? [] : (this.it.areas ?? []);
      return areas.filter((area) => view.contains(area.latLng)).sort((a, b) => b.size - a.size);
    }
    const least = { 8: 12_000, 9: 4_000, 10: 1_200, 11: 300 }[zoom] ?? 0;
    const found = [];
    for (const names of this.it.names.values()) {
      for (const name of names) {
        if (name.population < least) break;
        if (view.contains(name.latLng)) found.push(name);
      }
    }
    return found.sort((a, b) => b.population - a.population).slice(0, 1200);
  },
});
