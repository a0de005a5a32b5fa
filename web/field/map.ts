// The person's grids with how many doors wait in each, and where the person is. The list says the same without a map.
import pin from '@icons/map-pin.svg?raw'
import type { App } from './app'
import { button, h, icon } from './dom'
import { stateOf } from './list'
import { t } from './texts'

interface Shape {
  id: string
  kind: 'AREA' | 'POINT'
  geometry: unknown
  name: string
  detail: string
  tone: string
  path?: string
  label?: boolean
}

export function mapScreen(app: App): { element: HTMLElement } {
  const open = (app.day?.tasks ?? []).filter(task => stateOf(app, task).isOpen)
  const waiting = (grid: number) => open.filter(task => task.grid === grid).length
  const grids = app.day?.grids ?? []
  const areas: Shape[] = grids.map(grid => ({ id: `grid-${grid.id}`, kind: 'AREA', geometry: grid.geometry, name: grid.name,
    detail: t('field.map.waiting', waiting(grid.id)), tone: waiting(grid.id) ? 'info' : 'good', path: `#list/${grid.id}`, label: true }))
  const place = h('div', {})
  const said = h('p', { class: 'hint', role: 'status' })
  const element = h('div', {}, h('h1', {}, t('field.map.title')),
    grids.length ? h('div', {}, place, said, button([icon(pin), t('field.place.here')], () => {
      said.textContent = t('field.place.asking')
      navigator.geolocation?.getCurrentPosition(found => {
        said.textContent = ''
        show(place, [...areas, { id: 'here', kind: 'POINT', geometry: { type: 'Point', coordinates: [found.coords.longitude, found.coords.latitude] },
          name: t('field.map.here'), detail: '', tone: 'bad' }])
      }, () => { said.textContent = t('field.place.failed') }, { enableHighAccuracy: true, timeout: 15_000 })
    })) : h('div', { class: 'empty' }, h('p', { class: 'empty-title' }, t('field.map.none')), h('p', { class: 'empty-subtitle' }, t('field.map.none.text'))),
    h('ul', { class: 'rows-list' }, grids.map(grid => h('li', {}, h('a', { class: 'door-row', href: `#list/${grid.id}`, 'data-map-show': `grid-${grid.id}` },
      h('span', { class: 'door-main' }, h('strong', {}, grid.name), h('span', { class: 'when' }, t('field.map.waiting', waiting(grid.id)))))))))
  if (grids.length) show(place, areas)
  return { element }
}

/** web/map draws whatever element carries its data; the phone has no tiles, and the map needs none. */
function show(place: HTMLElement, shapes: Shape[]): void {
  const map = h('div', { class: 'map', role: 'group', 'aria-label': t('field.map.title'), 'data-map': JSON.stringify({ shapes, tiles: null,
    words: { in: t('field.map.in'), out: t('field.map.out'), tilesFailed: t('field.map.tiles-failed') } }) })
  place.replaceChildren(map)
  void import('@map/map.js').then(() => requestAnimationFrame(() => document.dispatchEvent(new CustomEvent('htmx:load', { detail: { elt: map } }))))
}
