// A table wider than the page scrolls in its own box, not the page with it. Only then: its head cannot stay at the top there.
const watched = new ResizeObserver(entries => {
  for (const { target } of entries) {
    const list = target.closest('.list')
    const table = list?.querySelector('table')
    if (table) list.classList.toggle('list-wide', table.offsetWidth > list.clientWidth)
  }
})

/** Both are watched: the window makes the box narrower, other rows make the table wider. */
export function boxLists(root) {
  for (const list of root.querySelectorAll('.list')) {
    watched.observe(list)
    const table = list.querySelector('table')
    if (table) watched.observe(table)
  }
}
