// Elements without a framework: h('p', { class: 'hint' }, 'text').

export type Child = Node | string | null | undefined | false | Child[]
type Attributes = { [name: string]: string | number | boolean | null | undefined | ((event: Event) => unknown) }

export function h<T extends HTMLElement = HTMLElement>(tag: string, attributes: Attributes = {}, ...children: Child[]): T {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') element.addEventListener(name, value)
    else if (value === true) element.setAttribute(name, '')
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(name, String(value))
  }
  add(element, children)
  return element as T
}

function add(element: Element, children: Child[]): void {
  for (const child of children) {
    if (Array.isArray(child)) add(element, child)
    else if (child) element.append(child)
  }
}

export function icon(svg: string): SVGElement {
  const box = document.createElement('span')
  box.innerHTML = svg.slice(svg.indexOf('<svg'))
  const drawn = box.querySelector('svg') as SVGElement
  drawn.setAttribute('class', 'icon')
  drawn.setAttribute('aria-hidden', 'true')
  return drawn
}

export function button(label: Child, press: (event: Event) => unknown, kind = '', more: Attributes = {}): HTMLButtonElement {
  return h<HTMLButtonElement>('button', { type: 'button', class: `btn ${kind}`, click: press, ...more }, label)
}

export function mark(text: string, tone: string): HTMLElement {
  return h('span', { class: `mark tone-${tone}` }, text)
}

const ASKED_MILLIS = 8_000
const asked = new Map<string, number>()

/** Acts at the second press, on the same place within some seconds; the screen may be drawn anew in between. */
export function twice(key: string, label: string, sure: string, act: () => unknown, kind = ''): HTMLButtonElement {
  const isAsked = () => Date.now() - (asked.get(key) ?? 0) < ASKED_MILLIS
  const press = button(isAsked() ? sure : label, () => {
    if (isAsked()) {
      asked.delete(key)
      return act()
    }
    asked.set(key, Date.now())
    press.replaceChildren(sure)
    press.classList.add('is-asked')
    return null
  }, kind)
  press.classList.toggle('is-asked', isAsked())
  return press
}
