// Today's list: what is still to be visited first, by door, found by typing a part of the address.
import search from '@icons/search.svg?raw'
import type { App } from './app'
import { h, icon, mark } from './dom'
import { t } from './texts'
import type { Task } from './types'

type Filter = 'open' | 'done' | 'all'

const TONES = { draft: 'neutral', ready: 'warn', sent: 'good', conflict: 'warn', refused: 'bad', OPEN: 'info', DONE: 'good', UNREACHED: 'neutral', REFUSED: 'neutral', CANCELLED: 'neutral' }

/** What this phone has written counts until the server has said what became of it. */
export function stateOf(app: App, task: Task): { key: string, tone: string, isOpen: boolean } {
  const item = app.itemOf(task.id)
  const isKnown = item?.sentAt && app.day && Date.parse(app.day.serverTime) >= item.sentAt + (app.clock.offset ?? 0)
  if (item && !isKnown) return { key: `field.item.${item.state}`, tone: TONES[item.state], isOpen: item.state === 'draft' || item.state === 'refused' }
  return { key: `field.task.${task.state.toLowerCase()}`, tone: TONES[task.state], isOpen: task.state === 'OPEN' }
}

/** @param grid only its doors; null for all */
export function listScreen(app: App, grid: number | null): { element: HTMLElement, update(): void } {
  let filter: Filter = 'open'
  let words = ''
  const input: HTMLInputElement = h('input', { type: 'search', class: 'form-control', placeholder: t('field.list.search'), 'aria-label': t('field.list.search'),
    autocomplete: 'off', input: () => { words = input.value.trim(); update() } })
  const tabs = h('div', { class: 'segments', role: 'group', 'aria-label': t('field.list.show') })
  const list = h('div', { class: 'doors-list' })
  const head = h('div', { class: 'list-head' })
  const element = h('div', {}, head, h('div', { class: 'search' }, icon(search), input), tabs, list)

  const update = () => {
    const day = app.day
    const rows = (day?.tasks ?? []).filter(task => !grid || task.grid === grid).map(task => ({ task, ...stateOf(app, task) }))
    const open = rows.filter(row => row.isOpen)
    const prefix = day?.tasks[0]?.address.slice(0, sharedBeginning(day.tasks.map(task => task.address)))
    const shown = (filter === 'all' ? rows : filter === 'open' ? open : rows.filter(row => !row.isOpen))
      .filter(row => words.split(/\s+/).every(word => row.task.address.includes(word) || row.task.head.includes(word)))
    head.replaceChildren(grid ? h('p', { class: 'note tone-info' }, day?.grids.find(one => one.id === grid)?.name ?? '', ' ', h('a', { href: '#list' }, t('field.list.everywhere'))) : '',
      h('p', { class: 'progress-line' }, t('field.list.progress', rows.length - open.length, rows.length)),
      progress(rows.length - open.length, rows.length), prefix ? h('p', { class: 'hint' }, prefix) : '', day?.more ? h('p', { class: 'hint' }, t('field.list.more')) : '')
    tabs.replaceChildren(...(['open', 'done', 'all'] as Filter[]).map(one => h('button', { type: 'button', class: 'segment', 'aria-pressed': String(one === filter),
      click: () => { filter = one; update() } }, t(`field.list.${one}`, one === 'all' ? rows.length : one === 'open' ? open.length : rows.length - open.length))))
    list.replaceChildren(!day ? h('p', { class: 'lead' }, t('field.starting')) : shown.length ? rowsOf(app, shown) : empty(rows.length, words, filter))
  }
  update()
  return { element, update }
}

interface Row {
  task: Task
  key: string
  tone: string
}

function rowsOf(app: App, rows: Row[]): HTMLElement {
  const shared = sharedBeginning((app.day?.tasks ?? []).map(task => task.address))
  const campaigns = new Map((app.day?.campaigns ?? []).map(campaign => [campaign.id, campaign.name]))
  const isOne = campaigns.size < 2
  return h('ul', { class: 'rows-list' }, rows.map(({ task, key, tone }) => h('li', {}, h('a', { href: `#door/${task.id}`, class: 'door-row' },
    h('span', { class: 'door-main' }, h('strong', {}, task.address.slice(shared)), mark(t(key), tone)),
    h('span', { class: 'when' }, [task.head, task.people ? t('field.card.people', task.people) : t('field.card.nobody'), ...task.groups,
      !isOne && campaigns.get(task.campaign), task.tries > 0 && task.state === 'OPEN' && t('field.task.tried', task.tries)].filter(Boolean).join(' · '))))))
}

/** How many letters all addresses begin with alike, up to a place's end: 龙泉街道体育场社区 is said once. */
export function sharedBeginning(addresses: string[]): number {
  const [first = '', ...rest] = addresses
  if (!rest.length) return 0
  let length = 0
  while (length < first.length && rest.every(other => other[length] === first[length])) length++
  return Math.max(0, ...['街道', '镇', '乡', '社区', '村', '苑', '小区'].map(end => {
    const at = first.slice(0, length).lastIndexOf(end)
    return at < 0 ? 0 : at + end.length
  }))
}

function empty(total: number, words: string, filter: Filter): HTMLElement {
  const key = words ? 'search' : total === 0 ? 'none' : filter === 'open' ? 'finished' : 'nothing-yet'
  return h('div', { class: 'empty' }, h('p', { class: 'empty-title' }, t(`field.list.empty.${key}`)), h('p', { class: 'empty-subtitle' }, t(`field.list.empty.${key}.text`)))
}

function progress(done: number, all: number): HTMLElement {
  return h('progress', { max: Math.max(1, all), value: done, 'aria-label': t('field.list.progress', done, all) })
}
