/** Parts of the menu that somebody has closed stay closed, but for the part with the page that is open; that one is in view. */
const CLOSED = 'menu.closed'

export function rememberMenu() {
  const closed = new Set(read())
  for (const part of document.querySelectorAll('.side-part')) {
    part.open = !closed.has(part.dataset.part) || part.querySelector('[aria-current]') !== null
    part.addEventListener('toggle', () => {
      closed[part.open ? 'delete' : 'add'](part.dataset.part)
      localStorage.setItem(CLOSED, JSON.stringify([...closed]))
    })
  }
  const here = document.querySelector('.side [aria-current]')
  const side = here?.closest('.side')
  if (side && here.offsetTop > side.clientHeight - here.offsetHeight) {
    side.scrollTop = here.offsetTop - side.clientHeight / 2
  }
}

function read() {
  try {
    return JSON.parse(localStorage.getItem(CLOSED) ?? '[]')
  } catch {
    return []
  }
}
