// One point on a map, kept in the form's fields longitude and latitude: a tap sets it, Enter or a button sets it in the middle.
import L from 'leaflet'

const CLOSE_ZOOM = 17
const DIGITS = 6

export function pick(map, place) {
  const { longitude, latitude } = place.closest('form').elements
  const box = place.parentElement
  const said = saying(box)
  const dot = L.layerGroup().addTo(map)
  place.classList.add('is-picking')
  map.doubleClickZoom.disable()
  map.on('click', event => put(event.latlng))
  place.addEventListener('keydown', event => {
    if (event.key !== 'Enter' || event.target !== place) return
    event.preventDefault()
    put(map.getCenter())
  })
  box.querySelector('[data-pick-centre]').addEventListener('click', () => put(map.getCenter()))
  box.querySelector('[data-pick-clear]').addEventListener('click', () => put(null))
  longitude.addEventListener('change', () => { if (place.isConnected) show(true) })
  show(true)

  function put(at) {
    const wrapped = at?.wrap()
    longitude.value = wrapped ? wrapped.lng.toFixed(DIGITS) : ''
    latitude.value = wrapped ? wrapped.lat.toFixed(DIGITS) : ''
    said.textContent = at ? place.dataset.picked : place.dataset.cleared
    show(false)
  }

  /** What the phone's position filled in is shown here as well. */
  function show(move) {
    dot.clearLayers()
    if (!longitude.value || !latitude.value) return
    const at = L.latLng(Number(latitude.value), Number(longitude.value))
    dot.addLayer(L.circleMarker(at, { className: 'shape shape-point shape-bad', radius: 9, weight: 3, interactive: false }))
    if (move) map.setView(at, CLOSE_ZOOM)
  }
}

/** One sentence for the one point, however it was set: beside the button of the position where there is one, else below the map. */
function saying(box) {
  const own = box.querySelector('[role=status]')
  const around = box.closest('[data-locate], [data-here]')
  return [...around?.querySelectorAll('[role=status]') ?? []].find(one => one !== own) ?? own
}
