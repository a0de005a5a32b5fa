// Everything on its way, each with its state in words; what has arrived stays to be seen until the end of the day.
import type { App } from './app'
import { button, h, mark } from './dom'
import { t, when } from './texts'
import type { Item, ItemState } from './types'

const ORDER: ItemState[] = ['refused', 'draft', 'ready', 'conflict', 'sent']
const TONES: Record<ItemState, string> = { draft: 'neutral', ready: 'warn', sent: 'good', conflict: 'warn', refused: 'bad' }

export function outboxScreen(app: App): { element: HTMLElement, update(): void } {
  const element = h('div', {})
  const update = () => {
    const sections = ORDER.map(state => ({ state, items: app.items.filter(item => item.state === state).reverse() })).filter(section => section.items.length)
    element.replaceChildren(
      h('h1', {}, t('field.outbox.title')),
      app.waiting.length ? h('div', { class: 'card row' }, h('p', {}, t(app.isSending ? 'field.outbox.sending' : 'field.outbox.waiting', app.waiting.length)),
        button(t('field.outbox.now'), () => app.hurry(), '', { disabled: app.isSending })) : '',
      ...sections.map(section => h('section', {}, h('h2', {}, t(`field.outbox.${section.state}`, section.items.length)),
        h('ul', { class: 'rows-list' }, section.items.map(item => row(app, item))))),
      sections.length ? '' : h('div', { class: 'empty' }, h('p', { class: 'empty-title' }, t('field.outbox.empty')), h('p', { class: 'empty-subtitle' }, t('field.outbox.empty.text'))))
  }
  update()
  return { element, update }
}

function row(app: App, item: Item): HTMLElement {
  const content = app.contents.get(item.key)
  const done = item.photos.filter(photo => photo.done).length
  const open = item.kind === 'patrol' ? '#report' : `#form/${item.task}`
  const details = [t(`field.kind.${item.kind}`), content && content.outcome !== 'ANSWERED' && t(`field.outcome.${content.outcome}`), when(item.sentAt ?? item.at),
    item.photos.length > 0 && t('field.outbox.photos', done, item.photos.length), item.tries > 0 && item.state === 'ready' && t('field.outbox.tries', item.tries)]
  const inside = [h('span', { class: 'door-main' }, h('strong', {}, content?.title ?? ''), mark(t(`field.item.${item.state}`), TONES[item.state])),
    h('span', { class: 'when' }, details.filter(Boolean).join(' · ')), item.reason && h('span', { class: `reason reason-${item.state}` }, item.reason)]
  if (item.state === 'draft' || item.state === 'refused') return h('li', {}, h('a', { class: 'door-row', href: open }, inside))
  if (item.state !== 'ready') return h('li', {}, h('div', { class: 'door-row' }, inside))
  return h('li', {}, h('div', { class: 'door-row' }, inside, content?.outcome === 'ANSWERED' && button(t('field.outbox.change'), async () => {
    if (await app.reopen(item.key)) location.hash = open
  }, 'btn-small')))
}
