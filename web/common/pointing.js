// The map on which a point is picked is fetched when somebody opens it, so that a form on a phone stays small.
export function openMaps(root) {
  for (const box of root.querySelectorAll('details[data-pointing]')) {
    if (box.dataset.ready) continue
    box.dataset.ready = 'yes'
    box.addEventListener('toggle', () => { if (box.open) open(box) })
  }
}

function open(box) {
  const { script, style } = box.dataset
  if (document.querySelector('[data-map-script]')) {
    box.dispatchEvent(new CustomEvent('map:open', { bubbles: true }))
    return
  }
  const sheet = document.createElement('link')
  sheet.rel = 'stylesheet'
  sheet.href = style
  const code = document.createElement('script')
  code.type = 'module'
  code.src = script
  code.dataset.mapScript = ''
  sheet.addEventListener('load', () => document.head.append(code))
  document.head.append(sheet)
}
