// Rows of a list are picked with "x", several with "X" from the last one on; a list that fetches itself anew keeps them.
const picked = new Set()
let last = null

export function pick() {
  const form = document.getElementById('bulk')
  if (!form) return
  document.addEventListener('change', event => {
    if (!event.target.matches?.('.pick')) return
    note(event.target)
    count(form)
  })
  document.addEventListener('click', event => {
    const all = event.target.closest('[data-pick]')
    if (!all) return
    for (const box of boxes()) set(box, all.dataset.pick === 'page')
    if (all.dataset.pick === 'none') picked.clear()
    count(form)
  })
  document.addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return
    if (event.target.closest('input:not([type=checkbox]), textarea, select') || document.querySelector('dialog[open]')) return
    if (event.key === 'x' || event.key === 'X') {
      const box = document.activeElement?.closest('#list tbody tr')?.querySelector('.pick')
      if (!box) return
      if (event.key === 'x') set(box, !box.checked)
      else reach(box)
      note(box)
      count(form)
      event.preventDefault()
    }
  })
  document.addEventListener('htmx:afterSettle', () => {
    for (const box of boxes()) box.checked = picked.has(box.value)
    count(form)
  })
  for (const box of boxes()) set(box, box.checked)
  count(form)
}

function boxes() {
  return [...document.querySelectorAll('#list .pick')]
}

function set(box, on) {
  box.checked = on
  if (on) picked.add(box.value)
  else picked.delete(box.value)
}

function note(box) {
  set(box, box.checked)
  last = box.value
}

function reach(box) {
  const all = boxes()
  const from = Math.max(0, all.findIndex(one => one.value === last))
  const to = all.indexOf(box)
  for (const one of all.slice(Math.min(from, to), Math.max(from, to) + 1)) set(one, true)
}

function count(form) {
  const shown = boxes().filter(box => box.checked).length
  form.dataset.count = shown
  const words = form.querySelector('.bulk-count')
  words.textContent = words.dataset.picked.replace('%d', shown)
}
