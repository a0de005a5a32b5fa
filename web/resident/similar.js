// What neighbours said before, shown while somebody types; without a script it comes as a page of its own.
const PAUSE = 700
const SHORTEST = 8

export function showSimilar(root) {
  for (const box of root.querySelectorAll('[data-similar]')) {
    const form = box.closest('form')
    const field = form.elements[box.dataset.similarOf]
    let timer
    let asked = ''
    field.addEventListener('input', () => {
      clearTimeout(timer)
      timer = setTimeout(() => ask(), PAUSE)
    })
    const ask = async () => {
      const text = field.value.trim()
      if (text === asked || text.length < SHORTEST) return
      asked = text
      const sent = new URLSearchParams()
      for (const name of ['_csrf', 'plate', 'place', field.name]) if (form.elements[name]) sent.append(name, form.elements[name].value)
      for (const photo of form.querySelectorAll('input[name=attachment]:checked, input[name=attachment][type=hidden]')) sent.append('attachment', photo.value)
      try {
        const answer = await fetch(box.dataset.similar, { method: 'POST', body: sent })
        if (answer.ok && text === asked) box.innerHTML = await answer.text()
      } catch { /* nothing is missing without it */ }
    }
  }
}
