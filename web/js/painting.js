// A canvas of ours within a Leaflet map: it moves and grows with the map while that is zoomed, and is painted anew when
// the map comes to rest.

import { DomUtil, Renderer } from './leaflet.js';

// More pixels than this to a CSS pixel are not seen, and have to be painted.
const FINEST = 2;

/** Its options: `pane`, where it stands, and `paint(brush)`, which is called with a `Brush`. */
export const Painting = Renderer.extend({
  options: { padding: 0.5 },

  _initContainer() {
    this._container = document.createElement('canvas');
  },

  _destroyContainer() {
    this._container.remove();
    this._container = null;
  },

  _update() {
    // The picture there is grows until the zoom has come to its end.
    if (this._map._animatingZoom && this._bounds) return;
    Renderer.prototype._update.call(this);
    const { _container: canvas, _bounds: bounds } = this;
    const size = bounds.getSize();
    const ratio = Math.min(window.devicePixelRatio || 1, FINEST);
    canvas.width = size.x * ratio;
    canvas.height = size.y * ratio;
    canvas.style.width = `${size.x}px`;
    canvas.style.height = `${size.y}px`;
    DomUtil.setPosition(canvas, bounds.min);
    this.draw();
  },

  /** Paints anew, where the map is. */
  draw() {
    if (!this._container || !this._bounds) return;
    const pen = this._container.getContext('2d');
    pen.setTransform(1, 0, 0, 1, 0, 0);
    pen.clearRect(0, 0, this._container.width, this._container.height);
    const size = this._bounds.getSize();
    const ratio = this._container.width / size.x;
    pen.setTransform(ratio, 0, 0, ratio, 0, 0);
    const corner = this._map.getPixelOrigin().add(this._bounds.min);
    this.options.paint(new Brush(pen, this._map.getZoomScale(this._zoom, 0), corner, size));
  },
});

/** A pen that knows where lines lie on the map. */
class Brush {
  constructor(pen, scale, corner, size) {
    Object.assign(this, { pen, scale, corner, size });
  }

  /** Fills what lies within closed lines, of which some may be holes in others. */
  fill(lines, colour) {
    this.pen.fillStyle = colour;
    this.pen.fill(this.#path(lines), 'evenodd');
  }

  /** Draws along lines. */
  stroke(lines, colour, width) {
    this.pen.strokeStyle = colour;
    this.pen.lineWidth = width;
    this.pen.lineJoin = 'round';
    this.pen.stroke(this.#path(lines));
  }

  /** A disc with its edge, around a point of zoom level 0, with a radius in its pixels. */
  disc({ x, y }, radius, colour) {
    const { pen, scale, corner } = this;
    pen.beginPath();
    pen.arc(x * scale - corner.x, y * scale - corner.y, radius * scale, 0, 2 * Math.PI);
    pen.fillStyle = pen.strokeStyle = colour;
    pen.lineWidth = 2;
    pen.stroke();
    pen.globalAlpha = 0.1;
    pen.fill();
    pen.globalAlpha = 1;
  }

  #path(lines) {
    const { scale, corner, size } = this;
    const path = new Path2D();
    for (const { points, least, most } of lines) {
      if (most.x * scale < corner.x || most.y * scale < corner.y) continue;
      if (least.x * scale > corner.x + size.x || least.y * scale > corner.y + size.y) continue;
      for (let i = 0; i < points.length; i += 2) {
        const x = points[i] * scale - corner.x;
        const y = points[i + 1] * scale - corner.y;
        if (i === 0) path.moveTo(x, y);
        else path.lineTo(x, y);
      }
    }
    return path;
  }
}

/** The lines of a GeoJSON geometry, ready to be painted: in pixels of zoom level 0, with their windows. */
export function lines(map, { type, coordinates }) {
  const depth = { LineString: 0, MultiLineString: 1, Polygon: 1, MultiPolygon: 2 }[type];
  return [coordinates].flat(depth).map((line) => {
    const points = new Float64Array(2 * line.length);
    const least = { x: Infinity, y: Infinity };
    const most = { x: -Infinity, y: -Infinity };
    line.forEach(([longitude, latitude], i) => {
      const { x, y } = map.project([latitude, longitude], 0);
      points.set([x, y], 2 * i);
      for (const [axis, at] of [['x', x], ['y', y]]) {
        least[axis] = Math.min(least[axis], at);
        most[axis] = Math.max(most[axis], at);
      }
    });
    return { points, least, most };
  });
}
