// What is shown instead of the list: nobody has signed in here, somebody without rounds has, or the phone was wiped.
import type { App } from './app'
import { h } from './dom'
import { t } from './texts'

export function gateScreen(app: App): HTMLElement {
  const way = app.stage === 'wiped' ? 'wiped' : app.stage === 'stranger' ? 'stranger' : app.profile ? 'locked' : 'new'
  return h('div', { class: 'gate' },
    h('h1', {}, t(`field.gate.${way}`)),
    h('p', {}, t(`field.gate.${way}.text`, app.profile?.visitor ?? '')),
    app.others > 0 && h('p', { class: 'note tone-warn' }, t('field.gate.others', app.others)),
    !app.isConnected && h('p', { class: 'note tone-warn' }, t('field.gate.offline')),
    h('div', { class: 'thumb' },
      h('a', { class: 'btn btn-primary', href: '/sign-in?to=/field' }, t('field.gate.staff')),
      h('a', { class: 'btn', href: '/me/sign-in?to=/field' }, t('field.gate.head'))))
}

/** Browsers without the means to keep secrets: too old, or the address is no https. */
export function unfitScreen(): HTMLElement {
  return h('div', { class: 'gate' }, h('h1', {}, t('field.unfit')), h('p', {}, t('field.unfit.text')))
}
