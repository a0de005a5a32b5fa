// Any link, button or field with data-key answers to that key; "?" lists them, "j" and "k" walk through a list.
document.addEventListener('keydown', event => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return
  if (event.target.closest('input:not([type=checkbox],[type=radio]), textarea, select, [contenteditable]')) {
    if (event.key === 'Escape') event.target.blur()
    if (event.key === 'ArrowDown' && choose(event.target)) event.preventDefault()
    return
  }
  if (document.querySelector('dialog[open]')) return
  if (act(event.key)) event.preventDefault()
})

/** From the field in which somebody searches down to what was found; from there the arrows go on by themselves. */
function choose(field) {
  const found = document.getElementById(field.getAttribute('aria-controls') ?? '')?.querySelector('input[type=radio]')
  found?.focus()
  found?.click()
  return Boolean(found)
}

function act(key) {
  if (key === '?') return help()
  if (key === 'j' || key === 'k') return walk(key === 'j' ? 1 : -1)
  if (onRow(key) || besideRow(key)) return true
  const form = document.querySelector(`:is(details[open], section)[data-key-focus="${CSS.escape(key)}"]`)
  if (form) {
    form.querySelector('form textarea, form input:not([type=hidden]), form select').focus()
    return true
  }
  const element = keyed().find(one => one.dataset.key === key && one.getClientRects().length > 0)
  if (!element) return false
  if (element.matches('input, textarea, select')) {
    element.focus()
    element.select?.()
  } else {
    element.click()
  }
  return true
}

/** What stands in the row in focus is meant before what stands in the rows above it. */
function keyed() {
  const row = document.activeElement?.closest('#list tr')
  return [...(row?.querySelectorAll('[data-key]') ?? []), ...document.querySelectorAll('[data-key]')]
}

const STEPS = { a: 'acceptance', d: 'dispatch', r: 'answer', s: 'signature' }

/** In a list of appeals the row in focus opens at the form of that step; picked rows have the keys for themselves. */
function onRow(key) {
  const bar = document.getElementById('bulk')
  const row = document.activeElement?.closest('#list tr[data-live-key]')
  if (!row || !STEPS[key] || !bar || bar.dataset.count !== '0') return false
  location.href = `${row.querySelector('a').href}#do-${STEPS[key]}`
  return true
}

/** What a list offers beside each row, for the row in focus. */
function besideRow(key) {
  const link = document.activeElement?.closest('#list tr')?.querySelector(`[data-row-key="${CSS.escape(key)}"]`)
  link?.click()
  return Boolean(link)
}

/** The page of one appeal opens the form that the address names. */
export function openNamed() {
  const named = location.hash && document.querySelector(`details.act[id="${CSS.escape(location.hash.slice(1))}"]`)
  if (named) {
    named.open = true
    named.querySelector('textarea, select, input:not([type=hidden]), button')?.focus()
  }
}

function walk(by) {
  const links = [...document.querySelectorAll('#list tbody tr, .waiting > li')].map(row => row.querySelector('a')).filter(Boolean)
  if (links.length === 0) return false
  const at = links.findIndex(link => link.closest('tr, li').contains(document.activeElement))
  const next = links[Math.min(links.length - 1, Math.max(0, at + by))]
  next.focus()
  next.scrollIntoView({ block: 'nearest' })
  return true
}

function help() {
  const dialog = document.getElementById('keys')
  const list = dialog.querySelector('dl')
  list.querySelectorAll('[data-found]').forEach(old => old.remove())
  const inRows = document.querySelector('[data-row-key]')
  const told = new Set()
  for (const element of [...document.querySelectorAll('[data-key], section[data-key-focus]'), ...(inRows ? [inRows] : [])]) {
    const named = element.dataset.key ?? element.dataset.keyFocus ?? element.dataset.rowKey
    if (told.has(named)) continue
    told.add(named)
    const line = document.createElement('div')
    line.dataset.found = ''
    const key = document.createElement('kbd')
    key.textContent = named
    const term = document.createElement('dt')
    term.append(key)
    const meaning = document.createElement('dd')
    meaning.textContent = element.dataset.keyLabel ?? element.getAttribute('aria-label') ?? element.textContent.trim()
    line.append(term, meaning)
    list.append(line)
  }
  dialog.showModal()
  return true
}
