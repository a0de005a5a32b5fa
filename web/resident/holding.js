// A button with data-hold="2" acts only after being held for two seconds; without the script its page asks once more.
export function holdToPress(root) {
  for (const button of root.querySelectorAll('[data-hold]')) {
    const seconds = Number(button.dataset.hold)
    button.style.setProperty('--hold', `${seconds}s`)
    let timer = 0
    let held = false
    const start = () => {
      if (timer) return
      button.classList.add('holding')
      timer = setTimeout(() => { held = true; stop(); navigator.vibrate?.(200); button.click() }, seconds * 1000)
    }
    const stop = () => {
      clearTimeout(timer)
      timer = 0
      button.classList.remove('holding')
    }
    button.addEventListener('pointerdown', start)
    for (const end of ['pointerup', 'pointerleave', 'pointercancel', 'keyup', 'blur']) button.addEventListener(end, stop)
    button.addEventListener('keydown', event => { if (event.key === 'Enter' || event.key === ' ') { event.preventDefault(); start() } })
    button.addEventListener('click', event => {
      if (!held) event.preventDefault()
      held = false
    })
    button.addEventListener('contextmenu', event => event.preventDefault())
  }
}
