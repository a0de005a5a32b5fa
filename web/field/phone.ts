// About this phone: what it is called, what it holds, its clock, how to leave.
import { isWeChat, type App } from './app'
import { h, twice } from './dom'
import { offerInstall } from './install'
import { span, t, when } from './texts'

export function phoneScreen(app: App): { element: HTMLElement, update(): void } {
  const room = h('dd', {}, '…')
  const element = h('div', {})
  void navigator.storage?.estimate?.().then(({ usage = 0, quota = 0 }) => {
    room.textContent = t('field.phone.room.of', megabytes(usage), megabytes(quota))
  })
  const update = () => {
    const profile = app.profile
    const fact = (label: string, value: string | HTMLElement) => h('div', {}, h('dt', {}, label), typeof value === 'string' ? h('dd', {}, value) : value)
    const { offset } = app.clock
    element.replaceChildren(
      h('h1', {}, t('field.phone.title')),
      h('dl', { class: 'card facts' },
        fact(t('field.phone.owner'), profile?.visitor ?? ''), fact(t('field.phone.name'), profile?.name ?? ''),
        fact(t('field.phone.contact'), app.clock.foundAt ? when(app.clock.foundAt) : t('field.phone.never')),
        fact(t('field.phone.clock'), offset === null ? t('field.phone.clock.unknown') : app.isClockWrong ? t(offset > 0 ? 'field.phone.clock.behind' : 'field.phone.clock.ahead', span(offset)) : t('field.phone.clock.right')),
        fact(t('field.phone.waiting'), String(app.items.filter(item => item.state !== 'sent' && item.state !== 'conflict').length)),
        fact(t('field.phone.room'), room), profile?.until ? fact(t('field.phone.until'), when(profile.until)) : ''),
      h('p', { class: 'hint' }, t('field.phone.why')),
      h('div', { class: 'stack' }, isWeChat ? '' : offerInstall(), h('a', { class: 'btn', href: '/field/help' }, t('field.phone.help')),
        h('a', { class: 'btn', href: app.day?.visitor.staff === false ? '/me/field' : '/console/field' }, t('field.phone.phones')), signOut(app)))
  }
  update()
  return { element, update }
}

/** Unsent work stays on the phone, sealed; that is said before. */
function signOut(app: App): HTMLElement {
  const unsent = app.items.filter(item => item.state !== 'sent' && item.state !== 'conflict').length
  const label = t('field.phone.sign-out')
  return twice('sign-out', label, unsent ? t('field.phone.sign-out.unsent', unsent) : t('field.outcome.sure', label), () => app.signOut())
}

function megabytes(bytes: number): string {
  return bytes > 1e9 ? `${(bytes / 1e9).toFixed(1)} GB` : `${Math.max(0.1, bytes / 1e6).toFixed(1)} MB`
}
