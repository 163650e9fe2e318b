// The map's code comes only when a map is shown.
export const load_map = () => import('cafeia-map');
