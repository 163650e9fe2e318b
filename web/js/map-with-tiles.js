// The map where the server has tiles of a raster layer. Leaflet's part for them comes only there.

import { tileLayer } from 'leaflet/src/layer/tile/TileLayer.js';

import { withRaster } from './map.js';

export * from './map.js';

withRaster({ add, paint });

// The server's page says where the tiles are, and whom to thank for them.
const said = (name) => document.querySelector(`meta[name="${name}"]`)?.content ?? '';

// Lies over the land, which is to be seen where a tile is missing, and under everything else.
function add(it) {
  it.map.createPane('raster').style.zIndex = 220;
  const credit = document.createElement('span');
  credit.textContent = said('cafeia-tiles-credit');
  it.raster = tileLayer(said('cafeia-tiles'), {
    pane: 'raster',
    maxZoom: 18,
    attribution: credit.innerHTML,
  });
  it.raster.once('tileload', () => {
    it.tiled = true;
    it.labels.draw();
  });
  it.raster.addTo(it.map);
  paint(it);
}

// Tiles are drawn for paper: a dark page turns them, and turns their colours back.
function paint(it) {
  if (it.raster) it.map.getPane('raster').style.filter = it.scheme.matches ? 'invert(0.9) hue-rotate(180deg)' : '';
}
