// The names of towns and areas on a map: on one canvas above the land and below the marks, the most populous first, each
// where it is free.

import { DomUtil, Layer } from './leaflet.js';
import { colours } from './colours.js';

/** From this zoom level on the map names the towns of the départements in view; before that, the country's large ones. */
export const TOWNS_FROM = 8;

/** The layer, for a map as `map.js` keeps it. */
export const Labels = Layer.extend({
  initialize(it) {
    this.it = it;
  },

  onAdd(map) {
    const pane = map.createPane('names');
    pane.style.zIndex = 450;
    pane.style.pointerEvents = 'none';
    pane.setAttribute('aria-hidden', 'true');
    this.canvas = DomUtil.create('canvas', 'leaflet-zoom-hide', pane);
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
    const { map, discs, tiled } = this.it;
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
    DomUtil.setPosition(this.canvas, map.containerPointToLayerPoint(margin.multiplyBy(-1)));

    if (tiled) return;

    const pen = this.canvas.getContext('2d');
    pen.scale(ratio, ratio);
    const colour = colours(map.getContainer());
    pen.fillStyle = colour('--map-name');
    pen.strokeStyle = colour('--map-land');
    pen.lineWidth = 3;
    pen.lineJoin = 'round';
    pen.textBaseline = 'middle';

    const place = (latLng) => map.latLngToContainerPoint(latLng).add(margin);
    const taken = discs.map(({ marker, radius }) => {
      const at = place(marker.getLatLng());
      return [at.x - radius, at.y - radius, at.x + radius, at.y + radius];
    });
    const free = (box) =>
      taken.every((other) => box[0] > other[2] || box[2] < other[0] || box[1] > other[3] || box[3] < other[1]);

    for (const name of this.candidates(map.getZoom(), map.getBounds().pad(0.25))) {
      // An area's name is told from a town's by its slant, and stays within the area.
      const big = name.population >= 100_000;
      const slant = name.window ? 'italic ' : '';
      pen.font = `${slant}${big ? 700 : 400} ${big ? 14 : 12.5}px "Atkinson Hyperlegible", sans-serif`;
      const width = pen.measureText(name.name).width;
      const { window: area } = name;
      if (area && width > place(area.getNorthEast()).x - place(area.getSouthWest()).x) continue;
      const at = place(name.latLng);
      const box = [at.x - width / 2 - 3, at.y - 9, at.x + width / 2 + 3, at.y + 9];
      if (box[0] < 0 || box[2] > full.x || !free(box)) continue;
      taken.push(box);
      pen.strokeText(name.name, at.x - width / 2, at.y);
      pen.fillText(name.name, at.x - width / 2, at.y);
    }
  },

  // The places large enough for the zoom level, most populous first; then, from afar, the areas.
  candidates(zoom, view) {
    if (zoom < TOWNS_FROM) {
      const least = { 5: 200_000, 6: 90_000, 7: 40_000 }[zoom] ?? 400_000;
      const towns = this.it.largeTowns.filter((town) => town.population >= least);
      const areas = zoom < TOWNS_FROM - 2 ? [] : this.it.areas;
      return [...towns, ...areas].filter((name) => view.contains(name.latLng));
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
