// The map where the server has tiles of a raster layer. Leaflet's part for them comes only there.

import { tileLayer } from 'leaflet/src/layer/tile/TileLayer.js';

import { withTiles } from './map.js';

export * from './map.js';

withTiles(tileLayer);
