// A map beside a table that says the same. Any page shows one with the component ui/map.jte:
//
//   @template.ui.map(page = page, map = view.map())                          areas, points, values
//   @template.ui.map(page = page, map = view.map(), edit = "f-outline")      and an outline to draw
//
// where map is an org.minsheng.page.AreaMap: shapes with an id, a GeoJSON geometry, a name, a detail, a tone (neutral, info,
// good, warn, bad), a value for a choropleth, and a path that clicking or Enter leads to. The component writes a
// <div data-map='{…}'>; this file turns every one into a Leaflet map, also those that htmx brings later.
//
// - Kinds: AREA is filled by its tone, or by its value in five steps with a legend when the map names what is counted;
//   BOUNDARY is a dashed line around the others; LINE is a way; POINT is a dot.
// - A row of a table with data-map-show="<id>" lights up its shape while it is pointed at or has the focus, and the shape
//   lights up the row.
// - edit names a textarea (or hidden field) with a Polygon or MultiPolygon as GeoJSON; the editor (editor.js) keeps it up to
//   date, and without JavaScript the text itself can be changed.
// - ui/pick.jte shows one in which a point is set (pick.js); it is fetched and drawn when it is opened.
// - It begins where the map says (begins), else with all shapes.
// - Tiles come from MINSHENG_MAP_TILES; without it the ground is plain and everything else works.
// - Keys: arrows and + - move and zoom; Tab walks through the shapes, Enter follows one.
import 'leaflet/dist/leaflet.css'
import './map.css'
import L from 'leaflet'
import { edit } from './editor.js'
import { pick } from './pick.js'
import { draw } from './shapes.js'

const WIDEST = [[24.6, 103.6], [29.3, 109.6]]
const CLOSEST_ZOOM = 17

start(document)
document.addEventListener('map:open', event => start(event.target))
document.addEventListener('htmx:load', event => start(event.detail.elt.parentElement ?? event.detail.elt))

function start(root) {
  for (const place of root.querySelectorAll('[data-map]:not([data-drawn])')) {
    if (!place.closest('details:not([open])')) show(place) // a map that is not seen has no size
  }
}

function show(place) {
  const told = JSON.parse(place.dataset.map)
  place.dataset.drawn = ''
  const map = L.map(place, { zoomControl: false, attributionControl: false, zoomSnap: 0.5, maxZoom: 19, zoomAnimation: !still() })
  L.control.zoom({ zoomInTitle: told.words.in, zoomOutTitle: told.words.out }).addTo(map)
  L.control.scale({ imperial: false }).addTo(map)
  if (told.tiles) ground(map, told)
  const shapes = draw(map, place, told)
  if (told.edit) edit(map, document.getElementById(told.edit), told.words)
  const bounds = L.featureGroup(map.options.drawn ? [...shapes, map.options.drawn] : shapes).getBounds()
  if (told.begins) map.fitBounds(told.begins, { maxZoom: CLOSEST_ZOOM })
  else if (bounds.isValid()) map.fitBounds(bounds.pad(0.06), { maxZoom: CLOSEST_ZOOM })
  else map.fitBounds(WIDEST)
  if ('pick' in place.dataset) pick(map, place)
  new ResizeObserver(() => map.invalidateSize({ animate: false })).observe(place)
  place.dispatchEvent(new CustomEvent('map:ready', { bubbles: true, detail: { map } }))
}

/**
 * A tile that cannot be fetched leaves the plain ground, and one sentence says so. Whoever gives tiles for a key asks which
 * site shows them; which page it is stays here.
 */
function ground(map, told) {
  const tiles = L.tileLayer(told.tiles, { maxZoom: 19, referrerPolicy: 'origin' })
  const note = L.control.attribution({ prefix: false })
  if (told.attribution) note.addAttribution(escape(told.attribution))
  note.addTo(map)
  tiles.once('tileerror', () => note.addAttribution(escape(told.words.tilesFailed)))
  tiles.addTo(map)
}

function escape(text) {
  const span = document.createElement('span')
  span.textContent = text
  return span.innerHTML
}

function still() {
  return window.matchMedia('(prefers-reduced-motion: reduce)').matches
}
