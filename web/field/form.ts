// Draws a form and keeps its answers; the rules are in rules.ts.
import camera from '@icons/camera.svg?raw'
import pin from '@icons/map-pin.svg?raw'
import plus from '@icons/plus.svg?raw'
import trash from '@icons/trash.svg?raw'
import { button, h, icon } from './dom'
import { check, kept, limit, most, shown, type Fault } from './rules'
import { named, t } from './texts'
import type { Answers, Field, FormVersion, Place } from './types'

const LONG_TEXT = 40

/** What a form needs from around it. */
export interface Surroundings {
  today: string
  /** @param isUrgent to be kept at once: a photo is nothing without the form that names it */
  changed(isUrgent: boolean): void
  /** Null when it could not be kept; the person has been told. */
  addPhoto(file: File): Promise<string | null>
  removePhoto(id: string): Promise<void>
  photo(id: string): Promise<Uint8Array | null>
}

export class FormView {
  readonly element = h('div', { class: 'form' })
  private readonly boxes = new Map<string, HTMLElement>()

  constructor(readonly form: FormVersion, readonly answers: Answers, private readonly around: Surroundings, known: Answers = {}) {
    this.draw(this.element, form.definition.fields, answers, '', known)
    this.refresh()
  }

  /** As they are sent. */
  get kept(): Answers {
    return kept(this.form.definition, this.answers)
  }

  /** Shows what is wrong beside the fields. @returns whether nothing is */
  check(): boolean {
    const faults = check(this.form.definition, this.answers, this.around.today)
    for (const [path, box] of this.boxes) this.show(box, faults.find(fault => fault.key === path))
    const first = faults.map(fault => this.boxes.get(fault.key)).find(box => box)
    first?.scrollIntoView({ block: 'center', behavior: 'instant' })
    first?.querySelector<HTMLElement>('input, textarea, button')?.focus({ preventScroll: true })
    return faults.length === 0
  }

  private show(box: HTMLElement, fault: Fault | undefined): void {
    box.querySelector(':scope > .fault')?.remove()
    box.classList.toggle('has-fault', fault !== undefined)
    if (fault) box.append(h('p', { class: 'fault', role: 'alert' }, t(`visit.fault.${fault.code}`, ...fault.args)))
  }

  private changed(box: HTMLElement, isUrgent = false): void {
    this.show(box, undefined)
    this.refresh()
    this.around.changed(isUrgent)
  }

  private refresh(): void {
    const paths = new Set(shown(this.form.definition, this.answers))
    for (const [path, box] of this.boxes) box.hidden = !paths.has(path)
  }

  private draw(parent: HTMLElement, fields: Field[], answers: Answers, before: string, known: Answers): void {
    for (const field of fields) {
      const box = this.box(field, answers, before + field.key, field.key in known)
      this.boxes.set(before + field.key, box)
      parent.append(box)
    }
  }

  private box(field: Field, answers: Answers, path: string, isKnown: boolean): HTMLElement {
    const label = named(field.label, field.labelEn)
    if (field.type === 'note') return h('p', { class: 'form-note' }, label)
    const id = `f-${path}`
    const isSet = ['choice', 'choices', 'photo', 'place', 'group'].includes(field.type)
    const box = h(isSet ? 'fieldset' : 'div', { class: 'field' },
      h(isSet ? 'legend' : 'label', { class: 'form-label', ...(isSet ? {} : { for: id }) }, label,
        !field.required && h('span', { class: 'optional' }, t('field.form.optional')),
        isKnown && h('span', { class: 'mark tone-info' }, t('field.form.known'))),
      field.hint && h('p', { class: 'form-hint' }, named(field.hint, field.hintEn)))
    const set = (value: unknown) => {
      if (value === undefined || value === '') delete answers[field.key]
      else answers[field.key] = value
      this.changed(box, field.type === 'photo')
    }
    box.append(this.control(field, answers, path, set, box))
    return box
  }

  private control(field: Field, answers: Answers, path: string, set: (value: unknown) => void, box: HTMLElement): HTMLElement {
    switch (field.type) {
      case 'choice': return this.options(field, path, 'radio', value => answers[field.key] === value, value => set(value))
      case 'choices': return this.options(field, path, 'checkbox', value => listOf(answers[field.key]).includes(value), (value, isOn) =>
        set((field.options ?? []).map(option => option.value).filter(one => one === value ? isOn : listOf(answers[field.key]).includes(one))))
      case 'photo': return this.photos(field, answers, set)
      case 'place': return this.place(answers[field.key] as Place | undefined, path, set)
      case 'group': return this.group(field, answers, path, box)
      default: return this.line(field, answers[field.key], path, set)
    }
  }

  private line(field: Field, value: unknown, path: string, set: (value: unknown) => void): HTMLElement {
    const isLong = field.type === 'text' && !field.pattern && most(field) > LONG_TEXT
    const day = (text: string | undefined) => limit(text, this.around.today) ?? undefined
    const input: HTMLInputElement | HTMLTextAreaElement = h(isLong ? 'textarea' : 'input', {
      class: 'form-control', id: `f-${path}`, rows: isLong ? 3 : undefined,
      type: isLong ? undefined : field.type === 'date' ? 'date' : 'text',
      inputmode: field.type === 'number' ? 'decimal' : field.pattern === 'digits' ? 'numeric' : field.pattern === 'mobile' || field.pattern === 'phone' ? 'tel' : undefined,
      autocomplete: 'off', min: field.type === 'date' ? day(field.earliest) : undefined, max: field.type === 'date' ? day(field.latest) : undefined,
      input: () => set(field.type === 'number' ? numberOf(input.value) : input.value)
    })
    input.value = value === undefined || value === null ? '' : String(value)
    return input
  }

  private options(field: Field, path: string, type: string, isOn: (value: string) => boolean, set: (value: string, isOn: boolean) => void): HTMLElement {
    return h('div', { class: 'options' }, (field.options ?? []).map(option => {
      const input: HTMLInputElement = h('input', { type, name: path, value: option.value, checked: isOn(option.value),
        change: () => set(option.value, input.checked) })
      return h('label', { class: 'option' }, input, h('span', {}, named(option.label, option.labelEn) || option.value))
    }))
  }

  private photos(field: Field, answers: Answers, set: (value: unknown) => void): HTMLElement {
    const list = h('ul', { class: 'photos' })
    const ids = () => listOf(answers[field.key])
    const input: HTMLInputElement = h('input', { type: 'file', accept: 'image/*', capture: 'environment', multiple: true, class: 'unseen',
      'aria-label': t('field.photo.take'), change: async () => {
        for (const file of [...input.files ?? []].slice(0, most(field) - ids().length)) {
          const id = await this.around.addPhoto(file)
          if (id) set([...ids(), id])
        }
        input.value = ''
        draw()
      } })
    const take = h('label', { class: 'btn take-photo' }, icon(camera), t('field.photo.take'), input)
    const draw = () => {
      list.replaceChildren(...ids().map(id => this.thumbnail(id, async () => {
        set(ids().filter(other => other !== id))
        await this.around.removePhoto(id)
        draw()
      })))
      take.hidden = ids().length >= most(field)
    }
    draw()
    return h('div', {}, list, take)
  }

  private thumbnail(id: string, remove: () => unknown): HTMLElement {
    const picture = h<HTMLImageElement>('img', { alt: t('field.photo.one') })
    void this.around.photo(id).then(bytes => {
      if (!bytes) throw new Error('gone')
      const address = URL.createObjectURL(new Blob([bytes as BlobPart], { type: 'image/jpeg' }))
      picture.onload = () => URL.revokeObjectURL(address)
      picture.src = address
    }).catch(() => picture.setAttribute('alt', t('field.photo.gone')))
    return h('li', {}, picture, button([icon(trash), t('field.photo.remove')], remove, 'btn-small'))
  }

  private place(value: Place | undefined, path: string, set: (value: unknown) => void): HTMLElement {
    let place: Place = { ...value }
    const said = h('p', { class: 'form-hint', role: 'status' }, pointOf(place))
    const change = (part: Place) => {
      place = { ...place, ...part }
      if (!place.text) delete place.text
      said.textContent = pointOf(place)
      set(Object.keys(place).length ? place : undefined)
    }
    const text: HTMLInputElement = h('input', { class: 'form-control', id: `f-${path}`, type: 'text', maxlength: 200, placeholder: t('field.place.words'),
      'aria-label': t('field.place.words'), input: () => change({ text: text.value }) })
    text.value = place.text ?? ''
    const locate = button([icon(pin), t('field.place.here')], () => {
      said.textContent = t('field.place.asking')
      navigator.geolocation?.getCurrentPosition(found => change({ longitude: rounded(found.coords.longitude), latitude: rounded(found.coords.latitude) }),
        () => { said.textContent = t('field.place.failed') }, { enableHighAccuracy: true, timeout: 15_000, maximumAge: 60_000 })
    })
    return h('div', { class: 'stack' }, locate, said, text)
  }

  private group(field: Field, answers: Answers, path: string, box: HTMLElement): HTMLElement {
    const list = h('div', { class: 'stack' })
    const entries = () => (answers[field.key] ??= []) as Answers[]
    const draw = () => {
      for (const known of [...this.boxes.keys()]) if (known.startsWith(`${path}.`)) this.boxes.delete(known)
      list.replaceChildren(...entries().map((entry, index) => {
        const part = h('div', { class: 'entry' }, h('div', { class: 'entry-head' }, h('strong', {}, t('field.form.entry', index + 1)),
          button([icon(trash), t('field.form.remove')], () => { entries().splice(index, 1); draw(); this.changed(box) }, 'btn-small')))
        this.draw(part, field.fields ?? [], entry, `${path}.${index}.`, {})
        return part
      }))
      add.hidden = entries().length >= most(field)
    }
    const add = button([icon(plus), t('field.form.add')], () => { entries().push({}); draw(); this.changed(box) })
    draw()
    return h('div', { class: 'stack' }, list, add)
  }
}

function listOf(value: unknown): string[] {
  return Array.isArray(value) ? value as string[] : []
}

/** What is no number stays as it was typed, for the rules to say so. */
function numberOf(text: string): unknown {
  const plain = text.trim().replace(/[０-９．－]/g, wide => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
  return plain === '' ? undefined : /^[+-]?(\d+\.?\d*|\.\d+)$/.test(plain) ? Number(plain) : text
}

function pointOf(place: Place): string {
  return place.longitude === undefined ? t('field.place.none') : t('field.place.found', place.latitude?.toFixed(5) ?? '', place.longitude.toFixed(5))
}

function rounded(degrees: number): number {
  return Math.round(degrees * 1e6) / 1e6
}
