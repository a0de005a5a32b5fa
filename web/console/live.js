// Pages that say data-live-list or data-live-one hear what changed elsewhere: a list fetches itself anew without losing its
// filters, one matter says that somebody else was at it.
import htmx from './htmx.js'

const WAIT_MS = 400
const LINGER_MS = 8_000

/** A page in the background hears nothing, since a browser has few connections to one server; it looks anew when it is seen,
 * and when its stream was cut: the server ends each after ten minutes, or when the same person opens too many pages. */
export function listen() {
  const list = document.querySelector('[data-live-list]')
  const one = document.querySelector('[data-live-one]')
  if (!list && !one && !document.querySelector('[data-live-bell]')) return
  const refresh = list && refresher(list)
  let source = null
  const open = () => {
    if (source) return
    source = new EventSource('/console/events')
    let wasCut = false
    source.onerror = () => { wasCut = true }
    source.onopen = () => {
      if (wasCut) lookAnew()
      wasCut = false
    }
    source.addEventListener('bell', ring)
    if (list) source.addEventListener(list.dataset.liveList, refresh)
    if (one) source.addEventListener(one.dataset.liveOne, event => {
      const [key, , , , step] = event.data.split('|')
      if (key === one.dataset.liveKey && Number(step) > Number(one.dataset.liveStep)) one.hidden = false
    })
  }
  /** For what happened while nobody listened. */
  const lookAnew = () => {
    ring()
    if (list) refresh({ data: '*' })
  }
  const close = () => {
    source?.close()
    source = null
  }
  if (!document.hidden) open()
  window.addEventListener('pagehide', close)
  document.addEventListener('visibilitychange', () => {
    if (document.hidden) return close()
    open()
    lookAnew()
  })
}

function ring() {
  const bell = document.querySelector('[data-live-bell]')
  if (bell) htmx.ajax('GET', bell.dataset.liveBell, { target: '#bell', swap: 'outerHTML' })
}

function refresher(note) {
  const changed = new Set()
  let waiting = 0
  let leaving = 0
  return event => {
    changed.add(event.data.split('|')[0])
    clearTimeout(waiting)
    waiting = setTimeout(async () => {
      const focused = document.activeElement?.closest('#list [data-live-key]')?.dataset.liveKey
      await htmx.ajax('GET', location.pathname + location.search, { target: '#list', select: '#list', swap: 'outerHTML' })
      for (const row of document.querySelectorAll('#list [data-live-key]')) row.classList.toggle('fresh', changed.has(row.dataset.liveKey))
      if (focused) document.querySelector(`#list [data-live-key="${focused}"] a`)?.focus()
      note.textContent = changed.has('*') ? note.dataset.liveMany : note.dataset.liveText.replace('%d', changed.size)
      note.hidden = false
      clearTimeout(leaving)
      leaving = setTimeout(() => {
        changed.clear()
        note.hidden = true
        document.querySelectorAll('#list .fresh').forEach(row => row.classList.remove('fresh'))
      }, LINGER_MS)
    }, WAIT_MS)
  }
}

/** Moves a line of a list up or down; the form sends it in the order shown. */
function shift(button) {
  const line = button.closest('li')
  if (button.dataset.move === 'up') line.previousElementSibling?.before(line)
  else line.nextElementSibling?.after(line)
  button.focus()
}

/** Puts a text where the caret is, for the reader to go on writing. */
function insert(field, text) {
  field.setRangeText(text, field.selectionStart, field.selectionEnd, 'end')
  field.dispatchEvent(new Event('input', { bubbles: true }))
  field.focus()
}

/** Small conveniences of forms that need no request. */
export function assist() {
  document.addEventListener('click', event => {
    const fill = event.target.closest('[data-fill]')
    if (fill) {
      const field = document.getElementById(fill.dataset.fill)
      field.value = fill.dataset.value
      field.dispatchEvent(new Event('change', { bubbles: true }))
      const [name, value] = (fill.dataset.check ?? '').split('=')
      if (name) document.querySelector(`input[name="${name}"][value="${value}"]`)?.click()
      field.focus()
    }
    const append = event.target.closest('[data-append]')
    const move = event.target.closest('[data-move]')
    if (move) shift(move)
    if (append) insert(document.getElementById(append.dataset.append), append.dataset.value)
    if (event.target.closest('[data-print]')) window.print()
  })
  document.addEventListener('change', event => {
    const offer = event.target.closest?.('[data-insert]')
    if (!offer || !offer.value) return
    insert(document.getElementById(offer.dataset.insert), offer.value)
    offer.value = ''
  })
  document.addEventListener('submit', event => {
    const query = new URLSearchParams(location.search)
    for (const field of event.target.querySelectorAll('input[type=hidden][data-query]')) field.value = query.get(field.name) ?? ''
    for (const field of event.target.querySelectorAll('input[type=hidden][data-address]')) field.value = location.pathname + location.search
  })
  followChosenPlace()
  // A form that somebody opens gets the focus; one that a page begins with leaves it alone, so that the keys go on working.
  let asked = null
  document.addEventListener('click', event => { asked = event.target.closest?.('details.act > summary')?.parentElement ?? null })
  document.addEventListener('toggle', event => {
    if (event.target === asked && asked.open) asked.querySelector('textarea, select, input:not([type=hidden])')?.focus()
  }, true)
}

/** The only place that fits is chosen without a click: what depends on the place hears of it as of any other choice. */
function followChosenPlace() {
  let chosen = document.querySelector('input[name=place]:checked')?.value
  document.addEventListener('change', event => { if (event.target.name === 'place' && event.target.checked) chosen = event.target.value })
  document.addEventListener('htmx:afterSettle', event => {
    const only = event.target.id === 'places' && event.target.querySelector('input[name=place]:checked')
    if (only && only.value !== chosen) only.dispatchEvent(new Event('change', { bubbles: true }))
  })
}
