// The map's code comes only when a map is shown. The build writes the hashed addresses here.
export const load_map = () => import(hasTiles() ? MAP_WITH_TILES_SCRIPT : MAP_SCRIPT);

// Where the server has tiles of a raster layer, its page says so.
const hasTiles = () => document.querySelector('meta[name="cafeia-tiles"]') !== null;
