// A redemption on a bad network: the request is kept with its key and sent again until the server has answered. The same key never
// spends twice, so it does not matter whether the request or only the answer was lost.
const KEPT = 'counter'
const HOURS = 12
const PATIENCE_MILLIS = 8000
const PAUSE_MILLIS = 2000

export function keepSending(root) {
  const banner = () => root.getElementById('sending')
  if (!banner()) return
  let timer = 0
  let busy = false
  root.addEventListener('submit', event => {
    const form = event.target
    if (form.method !== 'post' || !form.action.endsWith('/redemptions')) return
    event.preventDefault()
    event.stopImmediatePropagation()
    if (read()) return
    store({ action: form.action, body: new URLSearchParams(new FormData(form)).toString(), at: Date.now() })
    send()
  }, true)
  window.addEventListener('online', () => { if (read()) send() })
  if (read()) send()

  async function send() {
    const kept = read()
    if (!kept || busy) return
    clearTimeout(timer)
    busy = true
    say(banner().dataset.going)
    try {
      const body = new URLSearchParams(kept.body)
      body.set('_csrf', document.body.dataset.csrf)
      const answer = await fetch(kept.action, { method: 'POST', body, signal: AbortSignal.timeout(PATIENCE_MILLIS) })
      busy = false
      await heard(answer)
    } catch {
      busy = false
      wait()
    }
  }

  async function heard(answer) {
    if (answer.status >= 500 || answer.status === 429) {
      wait()
    } else if (answer.redirected && answer.url.includes('/slips/') && answer.ok) {
      forget()
      location.assign(answer.url)
    } else if (answer.status === 403 || answer.redirected && answer.url.includes('sign-in')) {
      say(banner().dataset.signin, '/sign-in')
    } else if (answer.status === 422) {
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
      forget()
      root.getElementById('main').replaceWith(page.getElementById('main'))
      location.hash = ''
      root.dispatchEvent(new CustomEvent('counter:again'))
    } else {
      forget()
      location.reload()
    }
  }

  function wait() {
    say(banner().dataset.waiting)
    timer = setTimeout(send, PAUSE_MILLIS)
  }

  function say(words, link) {
    const place = banner()
    if (!place) return
    place.hidden = false
    place.textContent = words
    if (link) {
      const way = root.createElement('a')
      way.href = link
      way.textContent = banner().dataset.again
      place.append(way)
    }
    place.scrollIntoView({ block: 'nearest' })
  }
}

function store(kept) {
  try { localStorage.setItem(KEPT, JSON.stringify(kept)) } catch { /* private browsing: it is sent once */ memory = kept }
}

let memory = null

function read() {
  try {
    const kept = JSON.parse(localStorage.getItem(KEPT)) ?? memory
    return kept && Date.now() - kept.at < HOURS * 3_600_000 ? kept : null
  } catch {
    return memory
  }
}

function forget() {
  memory = null
  try { localStorage.removeItem(KEPT) } catch { /* nothing was kept */ }
}
