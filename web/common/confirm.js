// A confirmation is a <details> that works by itself; with the script it becomes a button and a modal dialog.
export function upgradeConfirms(root) {
  for (const details of root.querySelectorAll('details.confirm')) {
    const summary = details.querySelector('summary')
    const button = document.createElement('button')
    button.type = 'button'
    button.className = summary.className
    button.innerHTML = summary.innerHTML
    if (summary.dataset.key) button.dataset.key = summary.dataset.key
    const dialog = document.createElement('dialog')
    dialog.className = 'dialog'
    dialog.id = details.id
    dialog.setAttribute('aria-labelledby', `${details.id}-question`)
    dialog.append(...details.querySelector('.confirm-body').childNodes)
    const cancel = document.createElement('button')
    cancel.type = 'button'
    cancel.className = 'btn'
    cancel.textContent = details.dataset.close
    cancel.addEventListener('click', () => dialog.close())
    dialog.querySelector('.buttons').prepend(cancel)
    dialog.addEventListener('click', event => { if (event.target === dialog) dialog.close() })
    button.addEventListener('click', () => dialog.showModal())
    details.replaceWith(button, dialog)
    if (details.open) dialog.showModal()
  }
}
