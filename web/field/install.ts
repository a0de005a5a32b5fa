// The browser's own offer to put the app on the home screen, kept until somebody presses the button.
import { button, h } from './dom'
import { t } from './texts'

interface Offer extends Event {
  prompt(): Promise<void>
}

let offer: Offer | null = null

export function waitForOffer(told: () => void): void {
  addEventListener('beforeinstallprompt', event => {
    event.preventDefault()
    offer = event as Offer
    told()
  })
  addEventListener('appinstalled', () => { offer = null; told() })
}

export function offerInstall(): HTMLElement {
  return offer ? button(t('field.phone.install'), () => offer?.prompt()) : h('span', { hidden: true })
}
