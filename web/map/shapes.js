// Areas, boundaries and points of a map: their colours, the words beside them, and the table that lights up with them.
import L from 'leaflet'

const STEPS = 5
const LABEL_PX = 12 // of one Chinese letter
const LABEL_HIGH_PX = 20

/** Draws all shapes and answers the layers. */
export function draw(map, place, told) {
  const steps = stepsOf(told.shapes.map(shape => shape.value).filter(value => value !== null && value !== undefined))
  const layers = told.shapes.map(shape => layer(map, place, shape, steps)).filter(Boolean)
  label(map, layers.filter(made => made.shape.label))
  nameDots(map, place, layers.filter(made => made.shape.beside))
  if (told.counted && steps.length > 0) legend(map, told, steps)
  listen(place, layers)
  return layers
}

function layer(map, place, shape, steps) {
  const valued = shape.value !== null && shape.value !== undefined && steps.length > 0
  const look = `shape shape-${shape.kind.toLowerCase()} ${valued ? `shape-step-${stepOf(shape.value, steps)}` : `shape-${shape.tone}`}`
  const made = L.geoJSON(shape.geometry, {
    style: { className: look, weight: 2 },
    interactive: shape.kind !== 'BOUNDARY',
    pointToLayer: (feature, at) => L.circleMarker(at, { className: look, radius: radiusOf(shape), weight: 2 })
  }).addTo(map)
  made.shape = shape
  if (shape.kind !== 'BOUNDARY') {
    made.bindTooltip(words(shape), { sticky: true })
    made.on('click', () => follow(shape))
  }
  // Paths are drawn once the map has its view, not before.
  map.whenReady(() => made.eachLayer(part => reach(part, made, place)))
  return made
}

/** Each area can be reached with Tab, says what it is, and is followed with Enter. */
function reach(part, made, place) {
  const path = part.getElement?.()
  if (!path || made.shape.kind === 'BOUNDARY') return
  path.setAttribute('tabindex', '0')
  path.setAttribute('role', made.shape.path ? 'link' : 'img')
  path.setAttribute('aria-label', [made.shape.name, made.shape.detail].filter(Boolean).join(' '))
  path.addEventListener('focus', () => { made.openTooltip(part.getBounds?.().getCenter() ?? part.getLatLng()); light(place, made, true) })
  path.addEventListener('blur', () => { made.closeTooltip(); light(place, made, false) })
  path.addEventListener('keydown', event => {
    if (event.key === 'Enter') follow(made.shape)
  })
  part.on('mouseover', () => light(place, made, true))
  part.on('mouseout', () => light(place, made, false))
}

/** A name stands in its area as long as there is room for it and it covers no other; what all begin with is left away. */
function label(map, layers) {
  const shared = beginning(layers.map(made => made.shape.name))
  const names = layers.flatMap(made => made.getLayers().filter(part => part.getBounds).map(part => {
    const text = made.shape.name.slice(shared)
    return { part, wide: widthOf(text), tooltip: L.tooltip({ permanent: true, direction: 'center', className: 'shape-name', interactive: false })
      .setLatLng(part.getBounds().getCenter()).setContent(escape(text)) }
  }))
  const fit = () => {
    const placed = []
    for (const name of names) {
      const bounds = name.part.getBounds()
      const room = map.latLngToContainerPoint(bounds.getNorthEast()).x - map.latLngToContainerPoint(bounds.getSouthWest()).x
      const at = map.latLngToContainerPoint(bounds.getCenter())
      const free = placed.every(other => Math.abs(other.at.x - at.x) > (other.wide + name.wide) / 2 || Math.abs(other.at.y - at.y) > LABEL_HIGH_PX)
      if (room > name.wide && free) {
        placed.push({ at, wide: name.wide })
        name.tooltip.addTo(map)
      } else name.tooltip.remove()
    }
  }
  map.on('zoomend viewreset', fit)
  map.whenReady(fit)
}

/**
 * The heaviest dots say beside them what they are, on whichever side there is room: no name covers another, a larger dot or
 * a button, or is cut off. Whoever comes nearer reads more of them.
 */
function nameDots(map, place, layers) {
  const named = layers.sort((one, other) => other.shape.beside.weight - one.shape.beside.weight).map(made => {
    const { what, where } = made.shape.beside
    return { dot: made.getLayers()[0], radius: radiusOf(made.shape), wide: Math.max(widthOf(what), widthOf(where)),
      tooltip: L.tooltip({ permanent: true, className: 'shape-name shape-beside', interactive: false })
        .setContent(`${escape(what)}<br><span>${escape(where)}</span>`) }
  })
  const fit = () => {
    const size = map.getSize()
    const taken = [...place.querySelectorAll('.leaflet-control')].map(control => within(place, control))
    for (const name of named) {
      const at = map.latLngToContainerPoint(name.dot.getLatLng())
      const side = SIDES.find(side => {
        const box = boxOf(at, name, side)
        return box.left >= 0 && box.top >= 0 && box.right <= size.x && box.bottom <= size.y && !taken.some(other => cover(box, other))
      })
      name.tooltip.remove()
      taken.push({ left: at.x - name.radius, right: at.x + name.radius, top: at.y - name.radius, bottom: at.y + name.radius })
      if (!side) continue
      taken.push(boxOf(at, name, side))
      name.tooltip.options.direction = side
      name.tooltip.options.offset = OFFSETS[side](name.radius)
      name.tooltip.setLatLng(name.dot.getLatLng()).addTo(map)
    }
  }
  map.on('zoomend moveend viewreset resize', fit)
  map.whenReady(fit)
}

const SIDES = ['right', 'left', 'top', 'bottom']
const OFFSETS = { right: r => [r - 4, 0], left: r => [4 - r, 0], top: r => [0, 4 - r], bottom: r => [0, r - 4] }
const BESIDE_HIGH_PX = 36
const GAP_PX = 3

function boxOf(at, { radius, wide }, side) {
  const left = { right: at.x + radius + GAP_PX, left: at.x - radius - GAP_PX - wide }[side] ?? at.x - wide / 2
  const top = { top: at.y - radius - GAP_PX - BESIDE_HIGH_PX, bottom: at.y + radius + GAP_PX }[side] ?? at.y - BESIDE_HIGH_PX / 2
  return { left, right: left + wide, top, bottom: top + BESIDE_HIGH_PX }
}

function cover(one, other) {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom
}

function within(place, control) {
  const outer = place.getBoundingClientRect()
  const box = control.getBoundingClientRect()
  return { left: box.left - outer.left, right: box.right - outer.left, top: box.top - outer.top, bottom: box.bottom - outer.top }
}

function radiusOf(shape) {
  return shape.beside ? Math.min(14, 5 + Math.sqrt(shape.beside.weight)) : 6
}

/** How many letters all names begin with: 积善 of 积善第一网格 and 积善第二网格. */
function beginning(names) {
  if (names.length < 2) return 0
  let same = 0
  while (same < names[0].length && names.every(name => name[same] === names[0][same])) same++
  if (names[0][same - 1] === '第') same--
  return names.every(name => name.length - same >= 2) && !/[\w\s]/.test(names[0].slice(0, same)) ? same : 0
}

function widthOf(text) {
  return [...text].reduce((wide, letter) => wide + (letter < '\u2e80' ? LABEL_PX * 0.6 : LABEL_PX), LABEL_PX)
}

function follow(shape) {
  if (shape.path) location.href = shape.path
}

function words(shape) {
  return `<strong>${escape(shape.name)}</strong>${shape.detail ? `<br>${escape(shape.detail)}` : ''}`
}

function light(place, made, on) {
  made.eachLayer(part => part.getElement?.()?.classList.toggle('shape-lit', on))
  for (const row of document.querySelectorAll(`[data-map-show="${CSS.escape(made.shape.id)}"]`)) row.classList.toggle('lit', on)
}

function listen(place, layers) {
  const known = new Map(layers.map(made => [made.shape.id, made]))
  const turn = on => event => {
    const row = event.target.closest?.('[data-map-show]')
    const made = row && known.get(row.dataset.mapShow)
    if (made) light(place, made, on)
  }
  document.addEventListener('mouseover', turn(true))
  document.addEventListener('mouseout', turn(false))
  document.addEventListener('focusin', turn(true))
  document.addEventListener('focusout', turn(false))
}

/** The upper ends of at most five classes with about as many areas each. */
function stepsOf(values) {
  if (values.length === 0) return []
  const sorted = [...values].sort((a, b) => a - b)
  const ends = Array.from({ length: STEPS }, (_, at) => sorted[Math.min(sorted.length - 1, Math.ceil((at + 1) * sorted.length / STEPS) - 1)])
  return [...new Set(ends)]
}

function stepOf(value, steps) {
  const at = steps.findIndex(end => value <= end)
  return Math.round((at < 0 ? steps.length - 1 : at) * (STEPS - 1) / Math.max(1, steps.length - 1))
}

function legend(map, told, steps) {
  const control = L.control({ position: 'bottomright' })
  control.onAdd = () => {
    const box = document.createElement('div')
    box.className = 'shape-legend'
    const head = document.createElement('p')
    head.textContent = told.counted
    box.append(head)
    steps.forEach((end, at) => {
      const line = document.createElement('p')
      const swatch = document.createElement('span')
      swatch.className = `swatch shape-step-${stepOf(end, steps)}`
      line.append(swatch, at === 0 ? `≤ ${number(end)}` : `${number(steps[at - 1])} – ${number(end)}`)
      box.append(line)
    })
    return box
  }
  control.addTo(map)
}

function number(value) {
  return new Intl.NumberFormat(document.documentElement.lang, { maximumFractionDigits: 1 }).format(value)
}

function escape(text) {
  const span = document.createElement('span')
  span.textContent = text
  return span.innerHTML
}
