import './console.css'
import htmx from './htmx.js'
import 'htmx-ext-sse'
import { openNamed } from './keys.js'
import { upgradeConfirms } from '../common/confirm.js'
import { upgradeAsking } from '../common/asking.js'
import { fillBaskets } from '../common/basket.js'
import { keepSending } from './counter.js'
import { openMaps } from '../common/pointing.js'
import { upgradeForms } from '../common/forms.js'
import { upgradeUploads } from '../common/upload.js'
import { lockOnLeaving } from '../common/leaving.js'
import { watchRequests } from './requests.js'
import { assist, listen } from './live.js'
import { rememberMenu } from './menu.js'
import { name } from './naming.js'
import { pick } from './picking.js'
import { track } from './tracking.js'
import { boxLists } from './boxing.js'
import { standDuty } from './duty.js'

document.documentElement.classList.add('scripted')
watchRequests(htmx)
upgrade(document)
rememberMenu()
lockOnLeaving(document)
listen()
assist()
pick()
track()
standDuty()
name()
openNamed()
keepSending(document)
document.addEventListener('counter:again', () => upgrade(document.getElementById('main')))
document.addEventListener('htmx:load', event => upgrade(event.detail.elt.parentElement ?? event.detail.elt))

function upgrade(root) {
  upgradeConfirms(root)
  upgradeForms(root)
  upgradeUploads(root)
  upgradeAsking(root)
  openMaps(root)
  fillBaskets(root)
  labelCells(root)
  boxLists(root)
}

/** On a phone each row becomes a card whose cells say the name of their column. */
function labelCells(root) {
  for (const table of root.querySelectorAll('table[data-stack]')) {
    const heads = [...table.querySelectorAll('thead th')].map(head => head.textContent.trim())
    for (const row of table.tBodies[0].rows) {
      ;[...row.cells].forEach((cell, at) => {
        if (at > 0 && heads[at] && !cell.dataset.label) cell.dataset.label = heads[at]
        if (!cell.textContent.trim() && !cell.querySelector('img, svg, input, select, button')) cell.dataset.blank = ''
      })
    }
    table.dataset.stacked = ''
  }
}

document.addEventListener('click', event => {
  for (const open of document.querySelectorAll('details[data-menu][open]')) {
    if (!open.contains(event.target)) open.open = false
  }
  const opener = event.target.closest('[data-opens]')
  if (opener) document.getElementById(opener.dataset.opens).showModal()
})

document.addEventListener('keydown', event => {
  if (event.key === 'Escape') {
    document.querySelectorAll('details[data-menu][open]').forEach(open => { open.open = false; open.querySelector('summary').focus() })
    const menu = document.getElementById('menu-open')
    if (menu) menu.checked = false
  }
})
