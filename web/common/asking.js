// Questions that depend on an answer are shown and hidden at once; without the script the server does it after sending.
export function upgradeAsking(root) {
  for (const sheet of root.querySelectorAll('[data-asking]')) {
    if (sheet.dataset.ready) continue
    sheet.dataset.ready = 'yes'
    const look = () => sheet.querySelectorAll('.asked[data-when]').forEach(asked => { asked.hidden = !isAsked(sheet, asked) })
    sheet.addEventListener('input', look)
    sheet.addEventListener('change', look)
    look()
  }
  for (const box of root.querySelectorAll('[data-here]')) {
    if (!box.dataset.ready) offerHere(box)
    box.dataset.ready = 'yes'
  }
}

/** In the order of the form, so that what depends on a hidden question is hidden too. */
function isAsked(sheet, asked) {
  const inputs = [...sheet.querySelectorAll(`[name="${CSS.escape(asked.dataset.when)}"]`)].filter(input => !input.closest('.asked[hidden]'))
  const answers = inputs.filter(input => !/^(radio|checkbox)$/.test(input.type) || input.checked).map(input => input.value.trim()).filter(Boolean)
  if (answers.length === 0) return false
  const { comparison, value } = asked.dataset
  if (comparison === 'is') return answers.some(answer => equal(answer, value))
  if (comparison === 'isNot') return !answers.some(answer => equal(answer, value))
  const way = compare(answers[0], value)
  return comparison === 'above' ? way > 0 : way < 0
}

function equal(answer, value) {
  return answer === value || answer !== '' && value !== '' && Number(answer) === Number(value)
}

function compare(answer, value) {
  const day = /^\d{4}-\d\d-\d\d$/
  if (day.test(answer) && day.test(value)) return answer < value ? -1 : answer > value ? 1 : 0
  const way = Number(answer) - Number(value)
  return Number.isNaN(way) ? 0 : way
}

function offerHere(box) {
  if (!navigator.geolocation) return
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'btn btn-here'
  button.textContent = box.dataset.here
  const said = document.createElement('p')
  said.className = 'form-hint'
  said.setAttribute('role', 'status')
  button.addEventListener('click', () => navigator.geolocation.getCurrentPosition(({ coords }) => {
    box.querySelector('[data-longitude]').value = coords.longitude.toFixed(6)
    box.querySelector('[data-latitude]').value = coords.latitude.toFixed(6)
    box.querySelector('[data-longitude]').dispatchEvent(new Event('change'))
    said.textContent = box.dataset.hereGot
  }, () => { said.textContent = box.dataset.hereFailed }, { enableHighAccuracy: true, timeout: 10000 }))
  box.prepend(button, said)
  if (box.querySelector('[data-longitude]').value) said.textContent = box.dataset.hereGot
}
