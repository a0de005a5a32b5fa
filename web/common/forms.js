// Small comforts of every form: the summary of faults gets the focus, long texts count, a form is not sent twice.
export function upgradeForms(root) {
  for (const link of root.querySelectorAll('.faults a')) nameField(root, link)
  for (const list of root.querySelectorAll('.faults ul')) inOrder(root, list)
  root.querySelector('[data-focus]')?.focus()
  for (const text of root.querySelectorAll('textarea[data-max]')) {
    if (text.dataset.ready) continue
    text.dataset.ready = 'yes'
    const counter = document.createElement('span')
    counter.className = 'counter'
    const count = () => {
      const length = [...text.value.trim()].length
      counter.textContent = `${length} / ${text.dataset.max}`
      counter.classList.toggle('over', length > Number(text.dataset.max))
    }
    text.addEventListener('input', count)
    count()
    text.insertAdjacentElement('afterend', counter)
  }
}

/** The faults as their fields follow each other on the page, whatever was looked at first. */
function inOrder(root, list) {
  const place = item => document.getElementById(item.querySelector('a')?.hash.slice(1) ?? '')
  const follows = (one, other) => {
    const [first, second] = [place(one), place(other)]
    return !first || !second || first === second ? 0
      : first.compareDocumentPosition(second) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1
  }
  list.append(...[...list.children].sort(follows))
}

/** Puts the field's name before the bare sentence. */
function nameField(root, link) {
  const id = link.hash.slice(1)
  const label = root.querySelector(`label[for="${CSS.escape(id)}"]`) ?? root.querySelector(`#${CSS.escape(id)} > legend`)
    ?? document.getElementById(id)?.closest('label')
  const name = label?.firstChild?.textContent.trim() || label?.textContent.trim()
    || document.getElementById(id)?.getAttribute('aria-label')
  if (!name || link.dataset.named) return
  link.dataset.named = 'yes'
  link.prepend(document.documentElement.lang === 'en' ? `${name}: ` : `${name}\uff1a`)
}

document.addEventListener('submit', event => {
  const form = event.target
  if (form.method !== 'post' || event.defaultPrevented) return
  if (form.dataset.sent) {
    event.preventDefault()
    return
  }
  form.dataset.sent = 'yes'
  event.submitter?.setAttribute('aria-busy', 'true')
  setTimeout(() => { delete form.dataset.sent; event.submitter?.removeAttribute('aria-busy') }, 8000)
})

window.addEventListener('pageshow', () => {
  document.querySelectorAll('form[data-sent]').forEach(form => { delete form.dataset.sent })
  document.querySelectorAll('button[aria-busy]').forEach(button => button.removeAttribute('aria-busy'))
})

// Going back through the history brings what was typed with it, which the plain link cannot.
document.addEventListener('click', event => {
  if (event.target.closest('a[data-back]') && history.length > 1) {
    event.preventDefault()
    history.back()
  }
})
