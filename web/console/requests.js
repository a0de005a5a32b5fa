// What somebody sees while htmx fetches, and when that fails.
export function watchRequests(htmx) {
  const busy = (event, on) => {
    const target = event.detail.target
    if (on) target?.setAttribute('aria-busy', 'true')
    else target?.removeAttribute('aria-busy')
  }
  document.addEventListener('htmx:beforeRequest', event => { clear(); busy(event, true) })
  document.addEventListener('htmx:afterRequest', event => busy(event, false))
  document.addEventListener('htmx:configRequest', event => {
    if (event.detail.verb === 'get') {
      for (const [name, value] of Object.entries(event.detail.parameters)) if (value === '') delete event.detail.parameters[name]
    } else {
      event.detail.headers['X-XSRF-TOKEN'] = document.body.dataset.csrf
    }
  })
  const toasts = document.getElementById('toasts')
  const failed = words => event => {
    const { verb, path, elt, target } = event.detail.requestConfig
    say(toasts, words, () => htmx.ajax(verb, path, { source: elt, target }))
  }
  if (!toasts) return
  document.addEventListener('htmx:responseError', failed(toasts.dataset.failed))
  document.addEventListener('htmx:sendError', failed(toasts.dataset.unreachable))
  document.addEventListener('htmx:timeout', failed(toasts.dataset.unreachable))
}

function say(toasts, text, retry) {
  const toast = document.createElement('div')
  toast.className = 'toast-said'
  const words = document.createElement('span')
  words.textContent = text
  toast.append(words, button(toasts.dataset.retry, () => { toast.remove(); retry() }), button(toasts.dataset.close, () => toast.remove()))
  toasts.replaceChildren(toast)
}

function button(label, act) {
  const made = document.createElement('button')
  made.type = 'button'
  made.textContent = label
  made.addEventListener('click', act)
  return made
}

function clear() {
  document.getElementById('toasts')?.replaceChildren()
}
