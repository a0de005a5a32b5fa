// Small comforts of every form: the summary of faults gets the focus, long texts count, a form is not sent twice.
export function upgradeForms(root) {
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
