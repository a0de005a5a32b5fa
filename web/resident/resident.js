import './resident.css'
import { upgradeConfirms } from '../common/confirm.js'
import { upgradeAsking } from '../common/asking.js'
import { fillBaskets } from '../common/basket.js'
import { openMaps } from '../common/pointing.js'
import { upgradeForms } from '../common/forms.js'
import { lockOnLeaving } from '../common/leaving.js'
import { upgradeUploads } from '../common/upload.js'
import { keepTyping } from './keeping.js'
import { holdToPress } from './holding.js'
import { locateOnDemand } from './locating.js'
import { showSimilar } from './similar.js'

document.documentElement.classList.add('scripted')
keepTyping(document)
upgradeConfirms(document)
upgradeForms(document)
fillBaskets(document)
upgradeUploads(document)
upgradeAsking(document)
lockOnLeaving(document)
holdToPress(document)
locateOnDemand(document)
openMaps(document)
showSimilar(document)
document.querySelector('[data-print]')?.addEventListener('click', () => window.print())
