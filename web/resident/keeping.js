// What somebody types stays on the phone until it has been sent: it survives a lost network, the back key and a closed page.
const KEEP_DAYS = 3

export function keepTyping(root) {
  const shown = new Set()
  for (const form of root.querySelectorAll('form[data-keep]')) {
    const key = `keep:${form.getAttribute('action')}:${form.dataset.keep}`
    shown.add(key)
    restore(form, key)
    form.addEventListener('input', () => store(key, { at: Date.now(), values: typed(form) }))
    form.addEventListener('submit', () => { try { sessionStorage.setItem('sent', key) } catch { /* private browsing */ } })
  }
  forget(shown)
}

function fields(form) {
  return [...form.elements].filter(field => field.name && !field.name.startsWith('_') && (field.matches('textarea, select')
    || field.matches('input:not([type=hidden],[type=password],[type=file],[type=submit],[autocomplete=one-time-code])')))
}

function typed(form) {
  const values = {}
  for (const field of fields(form)) {
    if (field.matches('[type=radio],[type=checkbox]')) {
      if (field.checked && field.name !== 'attachment') values[`${field.name}=${field.value}`] = true
    } else if (field.value) {
      values[field.name] = field.value
    }
  }
  return values
}

/** Only fills what the server left empty, so that a form shown again with its faults is not overwritten. */
function restore(form, key) {
  const kept = read(key)
  if (!kept || form.querySelector('.has-fault')) return
  for (const field of fields(form)) {
    if (field.matches('[type=radio],[type=checkbox]')) {
      if (kept.values[`${field.name}=${field.value}`]) field.checked = true
    } else if (!field.value && kept.values[field.name]) {
      field.value = kept.values[field.name]
    }
  }
}

/** A page without the form that was just sent means that it arrived. An error page says so and keeps everything. */
function forget(shown) {
  try {
    const sent = sessionStorage.getItem('sent')
    if (sent && !shown.has(sent) && !document.querySelector('[data-failure]')) localStorage.removeItem(sent)
    sessionStorage.removeItem('sent')
    for (const key of Object.keys(localStorage)) {
      if (key.startsWith('keep:') && Date.now() - (read(key)?.at ?? 0) > KEEP_DAYS * 86_400_000) localStorage.removeItem(key)
    }
  } catch { /* private browsing keeps nothing */ }
}

function store(key, value) {
  try { localStorage.setItem(key, JSON.stringify(value)) } catch { /* full or forbidden: then nothing is kept */ }
}

function read(key) {
  try { return JSON.parse(localStorage.getItem(key)) } catch { return null }
}
