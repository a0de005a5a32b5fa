// Typing "@" in a note offers the names of colleagues; arrows choose, Enter or Tab puts the name in.
export function name() {
  const list = document.querySelector('[data-names]')
  const text = list?.closest('form').querySelector('textarea')
  if (!text) return
  let asked = 0
  const begun = () => text.value.slice(0, text.selectionStart).match(/@([^\s@]{0,20})$/)
  text.addEventListener('input', async () => {
    const found = begun()
    if (!found) return close()
    const mine = ++asked
    const answer = await fetch(`${list.dataset.names}?q=${encodeURIComponent(found[1])}`, { headers: { 'HX-Request': 'true' } })
    if (mine !== asked || !answer.ok) return
    list.innerHTML = await answer.text()
    list.hidden = list.children.length === 0
    choose(list.firstElementChild)
  })
  text.addEventListener('keydown', event => {
    if (list.hidden) return
    const chosen = list.querySelector('[aria-selected=true]')
    if (event.key === 'ArrowDown') choose(chosen?.nextElementSibling ?? list.firstElementChild)
    else if (event.key === 'ArrowUp') choose(chosen?.previousElementSibling ?? list.lastElementChild)
    else if (event.key === 'Enter' || event.key === 'Tab') put(chosen)
    else if (event.key === 'Escape') close()
    else return
    event.preventDefault()
    event.stopPropagation()
  })
  list.addEventListener('click', event => put(event.target.closest('li')))

  function choose(item) {
    for (const one of list.children) one.setAttribute('aria-selected', one === item)
  }

  function put(item) {
    const found = begun()
    if (item && found) text.setRangeText(`@${item.textContent.trim()} `, found.index, text.selectionStart, 'end')
    close()
    text.focus()
  }

  function close() {
    asked++
    list.hidden = true
  }
}
