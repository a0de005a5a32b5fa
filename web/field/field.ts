import './field.css'
import home from '@icons/list-check.svg?raw'
import map from '@icons/map.svg?raw'
import report from '@icons/camera-plus.svg?raw'
import outbox from '@icons/send.svg?raw'
import phone from '@icons/device-mobile.svg?raw'
import { App, isWeChat } from './app'
import { button, h, icon } from './dom'
import { doorScreen, formScreen, reportScreen } from './door'
import { gateScreen, unfitScreen } from './gate'
import { waitForOffer } from './install'
import { listScreen } from './list'
import { mapScreen } from './map'
import { outboxScreen } from './outbox'
import { phoneScreen } from './phone'
import { span, speak, speaks, t } from './texts'

interface Screen {
  element: HTMLElement
  update?(): void
}

const TABS = [['list', home], ['map', map], ['report', report], ['outbox', outbox], ['phone', phone]] as const
const app = new App()
const root = document.getElementById('field') as HTMLElement
const banner = h('div', { class: 'banners', role: 'status' })
const bar = h('header', { class: 'bar' })
const main = h('main', { class: 'content', id: 'main', tabindex: '-1' })
const tabs = h('nav', { class: 'tabs-low', 'aria-label': 'Minsheng' })
let screen: Screen = { element: main }
let shown = ''
let waitingWorker: ServiceWorker | null = null

function open(): void {
  const where = app.stage === 'open' ? location.hash.slice(1) || 'list' : app.stage
  const [name, id] = where.split('/')
  shown = where
  screen = app.stage !== 'open' ? { element: app.stage === 'starting' ? h('p', { class: 'lead' }, t('field.starting')) : gateScreen(app) }
    : name === 'door' ? doorScreen(app, Number(id)) : name === 'form' ? formScreen(app, Number(id)) : name === 'report' ? reportScreen(app)
    : name === 'map' ? mapScreen(app) : name === 'outbox' ? outboxScreen(app) : name === 'phone' ? phoneScreen(app) : listScreen(app, Number(id) || null)
  main.replaceChildren(screen.element)
  scrollTo(0, 0)
}

function update(): void {
  const where = app.stage === 'open' ? location.hash.slice(1) || 'list' : app.stage
  if (where === shown && app.stage === 'open') screen.update?.()
  else open()
  frame()
}

/** Everything around the screen: who and how much waits, what is not as it should be, the five ways. */
function frame(): void {
  const isDeep = /^#(door|form)\//.test(location.hash)
  const back = /^#form\//.test(location.hash) ? location.hash.replace('form', 'door') : '#list'
  bar.replaceChildren(
    isDeep && app.stage === 'open' ? h('a', { class: 'bar-back', href: back }, '‹ ', t('field.back')) : h('a', { class: 'bar-brand', href: '#list' }, t('field.name')),
    h('span', { class: `link-state ${app.isConnected ? 'is-on' : 'is-off'}` }, t(app.isSending ? 'field.state.sending' : app.isConnected ? 'field.state.on' : 'field.state.off')),
    button(t(isLarge() ? 'field.standard' : 'field.large'), () => choose('large', isLarge() ? '0' : '1'), 'bar-button'),
    button(t('field.language'), () => choose('language', speaks() === 'zh' ? 'en' : 'zh'), 'bar-button'))
  banner.replaceChildren(...banners())
  tabs.hidden = app.stage !== 'open'
  tabs.setAttribute('aria-label', t('field.name'))
  tabs.replaceChildren(...TABS.filter(([name]) => name !== 'report' || app.day?.patrols).map(([name, drawn]) => {
    const isHere = (location.hash.slice(1) || 'list').split('/')[0] === name
    const count = name === 'outbox' ? app.items.filter(item => ['ready', 'refused', 'draft'].includes(item.state)).length : 0
    return h('a', { href: `#${name}`, 'aria-current': isHere ? 'page' : null }, icon(drawn), h('span', {}, t(`field.tab.${name}`)),
      count > 0 && h('b', { class: 'count' }, count > 99 ? '99+' : String(count)))
  }))
}

function banners(): HTMLElement[] {
  const say = (tone: string, text: string, ...more: (HTMLElement | false)[]) => h('div', { class: `banner tone-${tone}` }, h('span', {}, text), more)
  const { offset } = app.clock
  return [
    app.isFull && say('bad', t('field.full')),
    !app.isConnected && app.stage === 'open' && say('warn', app.waiting.length ? t('field.offline', app.waiting.length) : t('field.offline.none')),
    app.isSignedOut && app.stage === 'open' && say('warn', t('field.signed-out'),
      h('a', { href: app.day?.visitor.staff === false ? '/me/sign-in?to=/field' : '/sign-in?to=/field' }, t('field.sign-in'))),
    app.isClockWrong && offset !== null && say('warn', t(offset > 0 ? 'field.clock.behind' : 'field.clock.ahead', span(offset))),
    isWeChat && say('info', t('field.wechat'), h('a', { href: '/field/help' }, t('field.wechat.how'))),
    waitingWorker !== null && say('info', t('field.update'), button(t('field.update.now'), () => waitingWorker?.postMessage('take over'), 'btn-small'))
  ].filter(one => one !== false)
}

function isLarge(): boolean {
  return document.documentElement.classList.contains('large')
}

function choose(what: 'large' | 'language', value: string): void {
  try {
    localStorage.setItem(`field.${what}`, value)
  } catch { /* private browsing keeps nothing */ }
  look()
  open()
  frame()
}

function look(): void {
  const chosen = (what: string) => {
    try {
      return localStorage.getItem(`field.${what}`)
    } catch {
      return null
    }
  }
  speak((chosen('language') ?? (document.documentElement.lang.startsWith('zh') ? 'zh' : 'en')) === 'en' ? 'en' : 'zh')
  document.documentElement.classList.toggle('large', (chosen('large') ?? (isLarge() ? '1' : '0')) === '1')
  document.title = t('field.name')
}

async function keepApp(): Promise<void> {
  if (!('serviceWorker' in navigator)) return
  const registration = await navigator.serviceWorker.register('/field/worker.js', { scope: '/field' }).catch(() => null)
  if (!registration) return
  const isNew = () => {
    waitingWorker = navigator.serviceWorker.controller ? registration.waiting : null
    frame()
  }
  registration.addEventListener('updatefound', () => registration.installing?.addEventListener('statechange', isNew))
  isNew()
  let isReloading = navigator.serviceWorker.controller === null
  navigator.serviceWorker.addEventListener('controllerchange', () => {
    if (!isReloading) location.reload() // drafts are on the phone already
    isReloading = true
  })
}

document.documentElement.classList.add('scripted')
look()
root.replaceChildren(bar, banner, main, tabs)
if (!globalThis.crypto?.subtle || !globalThis.indexedDB || !globalThis.BroadcastChannel) {
  main.replaceChildren(unfitScreen())
} else {
  frame()
  addEventListener('hashchange', () => { open(); frame() })
  app.onChange(update)
  waitForOffer(update)
  void app.start()
  void keepApp()
}
