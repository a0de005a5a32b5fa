// Draws and changes an outline by hand. A click adds a corner, a corner is dragged or moved with the arrow keys, Delete or a
// double click takes it away, the small points between corners add one there, and everything can be undone. A ring inside
// another one is a hole in it. What is drawn stands in the field as GeoJSON at every moment.
import L from 'leaflet'

const DIGITS = 6
const STEP_PX = 6

export function edit(map, field, words) {
  if (!field) return
  let rings = ringsOf(field.value)
  let open = rings.length === 0 // a click adds a corner
  let growing = false // the last ring is not closed yet
  const past = []
  const shown = L.layerGroup().addTo(map)
  map.options.drawn = L.featureGroup(rings.length === 0 ? [] : [L.polygon(rings)])
  map.doubleClickZoom.disable()
  const bar = toolbar(map, words, { add: addHere, close, undo, again, clear })
  map.on('click', event => { if (open) put(event.latlng) })
  map.getContainer().addEventListener('keydown', event => {
    if ((event.ctrlKey || event.metaKey) && event.key === 'z') { event.preventDefault(); undo() }
    if (event.key === 'Enter' && event.target === map.getContainer() && open) { event.preventDefault(); addHere() }
  })
  field.addEventListener('change', () => { remember(); rings = ringsOf(field.value); open = rings.length === 0; growing = false; draw() })
  draw()

  function remember() {
    past.push(JSON.stringify({ rings, open, growing }))
  }

  function undo() {
    const before = past.pop()
    if (!before) return
    ;({ rings, open, growing } = JSON.parse(before))
    save()
  }

  function put(at) {
    remember()
    if (!growing) rings.push([])
    growing = true
    rings.at(-1).push([at.lat, at.lng])
    save()
  }

  function addHere() {
    if (open) put(map.getCenter())
  }

  function close() {
    if (!growing || rings.at(-1).length < 3) return
    remember()
    open = false
    growing = false
    save()
  }

  function again() {
    remember()
    open = true
    growing = false
    save()
    map.getContainer().focus()
  }

  function clear() {
    remember()
    rings = []
    open = true
    growing = false
    save()
    map.getContainer().focus()
  }

  function save() {
    field.value = textOf(rings.filter(ring => ring.length >= 3))
    draw()
  }

  function draw() {
    shown.clearLayers()
    rings.forEach((ring, at) => {
      const unclosed = growing && at === rings.length - 1
      const className = !unclosed && depth(rings, ring) % 2 === 1 ? 'drawn drawn-hole' : 'drawn'
      const line = unclosed && ring.length < 3 ? L.polyline(ring, { className, interactive: false })
        : L.polygon(ring, { className, interactive: false })
      shown.addLayer(line)
      ring.forEach((corner, index) => shown.addLayer(handle(ring, index, corner, line)))
      if (!unclosed) ring.forEach((corner, index) => shown.addLayer(between(ring, index)))
    })
    bar.tell({ past: past.length, open, corners: rings.reduce((sum, ring) => sum + ring.length, 0),
      closable: growing && rings.at(-1).length >= 3 })
  }

  function handle(ring, index, corner, line) {
    const made = L.marker(corner, { draggable: true, keyboard: true, title: words.corner, icon: L.divIcon({ className: 'corner', iconSize: [22, 22] }) })
    made.on('dragstart', remember)
    made.on('drag', () => { ring[index] = pair(made.getLatLng()); line.setLatLngs(ring) })
    made.on('dragend', save)
    made.on('dblclick', () => remove(ring, index))
    made.on('add', () => {
      const element = made.getElement()
      element.setAttribute('role', 'button')
      element.setAttribute('aria-label', `${words.corner} ${index + 1}`)
      element.addEventListener('keydown', event => {
        if (event.key === 'Delete' || event.key === 'Backspace') { event.preventDefault(); return remove(ring, index) }
        const way = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] }[event.key]
        if (!way) return
        event.preventDefault()
        event.stopPropagation()
        remember()
        const at = map.latLngToContainerPoint(ring[index])
        ring[index] = pair(map.containerPointToLatLng([at.x + way[0] * STEP_PX, at.y + way[1] * STEP_PX]))
        save()
        ;[...map.getContainer().querySelectorAll('.corner')].find(one => one.getAttribute('aria-label') === `${words.corner} ${index + 1}`)?.focus()
      })
    })
    return made
  }

  function between(ring, index) {
    const from = L.latLng(ring[index])
    const to = L.latLng(ring[(index + 1) % ring.length])
    const made = L.marker([(from.lat + to.lat) / 2, (from.lng + to.lng) / 2],
      { keyboard: false, title: words.between, icon: L.divIcon({ className: 'between', iconSize: [16, 16] }) })
    made.on('click', event => {
      L.DomEvent.stopPropagation(event)
      remember()
      ring.splice(index + 1, 0, pair(made.getLatLng()))
      save()
    })
    return made
  }

  function remove(ring, index) {
    remember()
    ring.splice(index, 1)
    const unclosed = growing && ring === rings.at(-1)
    if (ring.length < (unclosed ? 1 : 3)) rings = rings.filter(one => one !== ring)
    if (unclosed && ring.length === 0) growing = false
    if (rings.length === 0) open = true
    save()
  }
}

function pair(at) {
  return [at.lat, at.lng]
}

/** All rings of a Polygon or MultiPolygon, holes too; anything else is an empty sheet. */
function ringsOf(text) {
  try {
    const geometry = JSON.parse(text)
    const parts = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.type === 'MultiPolygon' ? geometry.coordinates : []
    return parts.flat().map(ring => ring.slice(0, -1).map(([x, y]) => [y, x]))
  } catch {
    return []
  }
}

/** In how many other rings a ring lies: an odd number makes it a hole. */
function depth(rings, ring) {
  return rings.filter(other => other !== ring && contains(other, ring[0])).length
}

/** Counts how often a ray to the east crosses the ring. */
function contains(ring, [lat, lng]) {
  return ring.reduce((inside, [toLat, toLng], index) => {
    const [fromLat, fromLng] = ring.at(index - 1)
    const crosses = (fromLat > lat) !== (toLat > lat) && lng < (toLng - fromLng) * (lat - fromLat) / (toLat - fromLat) + fromLng
    return crosses ? !inside : inside
  }, false)
}

function textOf(rings) {
  if (rings.length === 0) return ''
  const written = ring => [...ring, ring[0]].map(([lat, lng]) => [Number(lng.toFixed(DIGITS)), Number(lat.toFixed(DIGITS))])
  const depths = new Map(rings.map(ring => [ring, depth(rings, ring)]))
  const parts = rings.filter(ring => depths.get(ring) % 2 === 0).map(outer => [outer,
    ...rings.filter(ring => depths.get(ring) === depths.get(outer) + 1 && contains(outer, ring[0]))].map(written))
  return JSON.stringify(parts.length === 1 ? { type: 'Polygon', coordinates: parts[0] } : { type: 'MultiPolygon', coordinates: parts })
}

function toolbar(map, words, acts) {
  const bar = document.createElement('div')
  bar.className = 'map-tools'
  bar.setAttribute('role', 'toolbar')
  bar.setAttribute('aria-label', words.tools)
  const button = name => {
    const made = document.createElement('button')
    made.type = 'button'
    made.className = 'btn btn-sm'
    made.textContent = words[name]
    made.addEventListener('click', acts[name])
    bar.append(made)
    return made
  }
  const buttons = Object.fromEntries(['add', 'close', 'undo', 'again', 'clear'].map(name => [name, button(name)]))
  const note = document.createElement('p')
  note.className = 'map-note'
  note.setAttribute('role', 'status')
  bar.append(note)
  map.getContainer().before(bar)
  map.getContainer().classList.add('is-edited')
  return {
    tell({ past, open, corners, closable }) {
      buttons.undo.disabled = past === 0
      buttons.add.hidden = !open
      buttons.close.hidden = !open
      buttons.close.disabled = !closable
      buttons.again.hidden = open
      buttons.clear.disabled = corners === 0
      note.textContent = open ? words.drawing : words.changing
      map.getContainer().classList.toggle('is-drawing', open)
    }
  }
}
