// One household: its card, what can be said about the visit, and the form. What is typed is kept on the phone all the time.
import type { App } from './app'
import { button, h, mark, twice } from './dom'
import { FormView } from './form'
import { stateOf } from './list'
import { shrunk } from './photos'
import { Full } from './store'
import { dayOf, named, t, when } from './texts'
import type { Answers, Content, FormVersion, Item, Outcome, Task } from './types'

const SAVE_MILLIS = 400

export function doorScreen(app: App, id: number): { element: HTMLElement, update(): void } {
  const element = h('div', {})
  let drawn = ''
  const update = () => {
    const task = app.task(id)
    const state = JSON.stringify([task, app.itemOf(id), app.day?.serverTime])
    if (state === drawn) return
    drawn = state
    element.replaceChildren(...task ? card(app, task) : [h('p', { class: 'empty' }, t('field.card.gone'))])
  }
  update()
  return { element, update }
}

function card(app: App, task: Task): (HTMLElement | string)[] {
  const item = app.itemOf(task.id)
  const state = stateOf(app, task)
  const campaign = app.day?.campaigns.find(one => one.id === task.campaign)
  const fact = (label: string, value: string) => h('div', {}, h('dt', {}, label), h('dd', {}, value))
  const isWaiting = item?.state === 'ready' || item?.state === 'sent' || item?.state === 'conflict'
  return [
    h('h1', {}, task.address),
    h('div', { class: 'card' }, h('p', { class: 'card-state' }, mark(t(state.key), state.tone), item && h('span', { class: 'when' }, when(item.at))),
      item?.reason ? h('p', { class: 'note tone-warn' }, item.reason) : '',
      h('dl', { class: 'facts' }, fact(t('field.card.head'), task.head || t('field.card.unknown')), fact(t('field.card.count'), String(task.people)),
        task.groups.length ? fact(t('field.card.groups'), task.groups.join('、')) : '',
        campaign ? fact(t('field.card.campaign'), campaign.name) : '', task.tries ? fact(t('field.card.tries'), t('field.task.tried', task.tries)) : '',
        task.next ? fact(t('field.card.next'), nextOf(task.next)) : '')),
    campaign ? h('details', { class: 'card purpose' }, h('summary', {}, t('field.card.why')), h('p', {}, campaign.purpose), campaign.basis ? h('p', { class: 'hint' }, campaign.basis) : '') : '',
    h('div', { class: 'thumb' },
      h('a', { class: 'btn btn-primary', href: `#form/${task.id}` }, t(item?.state === 'draft' || item?.state === 'refused' ? 'field.card.go-on' : isWaiting ? 'field.card.again' : 'field.card.fill')),
      h('div', { class: 'pair' }, outcome(app, task, 'NOBODY_HOME'), outcome(app, task, 'DECLINED')))
  ]
}

/** 2026-11-26 EVENING in words. */
function nextOf(next: string): string {
  const [day = '', part] = next.split(' ')
  return part ? `${dayOf(day)} ${t(`field.part.${part}`)}` : dayOf(day)
}

function outcome(app: App, task: Task, which: Outcome): HTMLElement {
  const label = t(`field.outcome.${which}`)
  return twice(`${which}-${task.id}`, label, t('field.outcome.sure', label), async () => {
    await app.finish(app.newItem('result', task.id), { title: task.address, task: task.id, outcome: which, form: app.day?.forms.find(form => form.id === task.form) ?? null, answers: {}, note: '' })
    location.hash = '#list'
  })
}

/** The form of a door. */
export function formScreen(app: App, id: number): { element: HTMLElement, update(): void } {
  const element = h('div', {})
  let isDrawn = false
  const update = () => {
    const task = app.task(id)
    const published = app.day?.forms.find(form => form.id === task?.form)
    if (isDrawn) return // what is being written stays, whatever becomes of the list
    isDrawn = task !== null && published !== undefined
    element.replaceChildren(task && published
      ? writing(app, { kind: 'result', task, title: task.address, form: published, known: task.known, back: `#door/${id}`, done: '#list' }).element
      : h('p', { class: 'empty' }, t('field.card.gone')))
  }
  update()
  return { element, update }
}

/** What somebody saw on the way; its few questions come with the app. */
export function reportScreen(app: App): { element: HTMLElement, update(): void } {
  const element = h('div', {})
  let may: boolean | undefined
  const update = () => {
    const now = app.day?.patrols
    if (element.firstChild && now === may) return // what is being written stays as it is
    may = now
    element.replaceChildren(now === undefined ? h('p', { class: 'lead' }, t('field.starting')) : now ? reporting(app)
      : h('div', { class: 'empty' }, h('p', { class: 'empty-title' }, t('field.report.none')), h('p', { class: 'empty-subtitle' }, t('field.report.none.text'))))
  }
  update()
  return { element, update }
}

function reporting(app: App): HTMLElement {
  const both = (zh: string) => ({ label: t(zh), labelEn: t(zh) })
  const solved = { field: 'outcome', is: 'SOLVED' }
  const form: FormVersion = { id: 0, name: t('field.report.title'), nameEn: '', number: 0, definition: { fields: [
    { key: 'photo', type: 'photo', label: t('field.report.photo'), max: 9 },
    { key: 'said', type: 'text', label: t('field.report.said'), required: true, max: 500 },
    { key: 'place', type: 'place', label: t('field.report.place'), required: true },
    { key: 'outcome', type: 'choice', label: t('field.report.outcome'), required: true, options: ['SOLVED', 'APPEAL'].map(value => ({ value, ...both(`field.report.outcome.${value}`) })) },
    { key: 'done', type: 'text', label: t('field.report.done'), required: true, max: 300, when: solved },
    { key: 'after', type: 'photo', label: t('field.report.after'), max: 9, when: solved },
    { key: 'kind', type: 'choice', label: t('field.report.kind'), hint: t('field.report.kind.hint'), required: true, when: { field: 'outcome', is: 'APPEAL' },
      options: ['HELP', 'COMPLAINT', 'REPORT', 'SUGGESTION', 'QUESTION'].map(value => ({ value, ...both(`field.report.kind.${value}`) })) }
  ] } }
  return writing(app, { kind: 'patrol', task: null, title: t('field.report.title'), form, known: {}, back: '#list', done: '#outbox' }).element
}

interface Writing {
  kind: 'result' | 'patrol'
  task: Task | null
  title: string
  form: FormVersion
  known: Answers
  back: string
  done: string
}

/** A draft goes on with the version it was begun with, though a new one was published meanwhile. */
function writing(app: App, what: Writing): { element: HTMLElement } {
  const last = app.items.filter(item => item.kind === what.kind && item.task === (what.task?.id ?? null)).at(-1)
  const draft = last && (last.state === 'draft' || last.state === 'refused') ? last : null
  const kept = draft ? app.contents.get(draft.key) : undefined
  const item: Item = draft ? { ...draft, photos: draft.photos.map(photo => ({ ...photo })), state: 'draft' } : app.newItem(what.kind, what.task?.id ?? null)
  const form = kept?.form ?? what.form
  const answers: Answers = structuredClone(kept?.answers ?? what.known)
  const said = h('p', { class: 'saved', role: 'status' }, draft ? t('field.form.kept', when(draft.at)) : t('field.form.keeps'))
  const left = new AbortController()
  let timer = 0
  let saving: Promise<void> = Promise.resolve()
  const content = (): Content => ({ title: titleOf(what, answers), task: what.task?.id ?? null, outcome: 'ANSWERED', form, answers, note: '' })
  /** One after the other, and none after the end: what was sent is never written over by a late draft. */
  const save = () => {
    clearTimeout(timer)
    timer = 0
    saving = saving.then(async () => {
      if (left.signal.aborted) return
      try {
        await app.keep(item, content())
        said.textContent = t('field.form.kept', when(Date.now()))
      } catch (why) {
        if (!(why instanceof Full)) throw why
        said.textContent = t('field.full.words')
      }
    })
    return saving
  }
  const end = async () => {
    clearTimeout(timer)
    timer = 0
    await saving
  }
  const view = new FormView(form, answers, {
    today: app.day?.day ?? new Date().toISOString().slice(0, 10),
    changed: isUrgent => { clearTimeout(timer); timer = window.setTimeout(() => void save(), isUrgent ? 0 : SAVE_MILLIS) },
    addPhoto: file => addPhoto(app, item, file, said),
    removePhoto: id => app.removePhoto(item, id),
    photo: id => app.photo(id)
  }, kept ? {} : what.known)
  const saveNow = () => { if (timer) void save() }
  addEventListener('pagehide', saveNow, { signal: left.signal })
  addEventListener('hashchange', () => { saveNow(); void saving.then(() => left.abort()) }, { signal: left.signal })
  document.addEventListener('visibilitychange', saveNow, { signal: left.signal })
  const finish = async () => {
    if (!view.check()) {
      said.textContent = t('field.form.faulty')
      return
    }
    await end()
    try {
      await app.finish(item, { ...content(), answers: view.kept })
      left.abort()
      location.hash = what.done
    } catch (why) {
      if (!(why instanceof Full)) throw why
      said.textContent = t('field.full.words')
    }
  }
  const isOlder = form.number < what.form.number
  return { element: h('div', {},
    h('h1', {}, what.kind === 'patrol' ? what.title : named(form.name, form.nameEn)),
    h('p', { class: 'lead' }, what.task ? what.title : '', form.number > 0 && h('small', {}, t('field.form.version', form.number))),
    isOlder && h('p', { class: 'note tone-info' }, t('field.form.older', what.form.number)),
    view.element,
    h('div', { class: 'thumb' }, said, button(t('field.form.done'), finish, 'btn-primary'),
      draft && twice(`discard-${item.key}`, t('field.form.discard'), t('field.outcome.sure', t('field.form.discard')), async () => {
        await end()
        left.abort()
        await app.discard(item.key)
        location.hash = what.back
      }))) }
}

/** A patrol is known by its first words. */
function titleOf(what: Writing, answers: Answers): string {
  if (what.kind !== 'patrol') return what.title
  return typeof answers.said === 'string' && answers.said ? answers.said.slice(0, 24) : what.title
}

async function addPhoto(app: App, item: Item, file: File, said: HTMLElement): Promise<string | null> {
  const bytes = await shrunk(file)
  if (!bytes) {
    said.textContent = t('field.photo.unreadable')
    return null
  }
  try {
    return await app.addPhoto(item, bytes)
  } catch (why) {
    if (!(why instanceof Full)) throw why
    said.textContent = t('field.full.photo')
    return null
  }
}
