// The rules of forms, the same as org.minsheng.visit.internal.form.Checking; form-cases.json holds both to them.
import type { Answers, Condition, Definition, Field } from './types'

export interface Fault {
  key: string
  code: string
  args: string[]
}

const LARGEST = 1_000_000_000_000
const PLACE_TEXT = 200
const DECIMALS = 2
const PHOTO = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const MOBILE = /^1[3-9][0-9]{9}$/
const PHONE = /^(1[3-9][0-9]{9}|0[0-9]{2,3}-?[0-9]{7,8})$/
const DIGITS = /^[0-9]+$/
const COMPARED = ['text', 'number', 'choice', 'choices', 'date']
const OUTER_BLANKS = /^[\s\p{Z}\ufeff]+|[\s\p{Z}\ufeff]+$/gu

/** Fields with the answers to them: the form itself, or one entry of a group, which sees what is around it. */
export class Scope {
  /** @param place of the group among the fields around it */
  constructor(readonly fields: Field[], readonly answers: Answers, readonly around: Scope | null = null, readonly place = 0) {}

  /** As it would be kept; undefined when there is none. */
  answer(field: Field): unknown {
    const answer = field.type === 'note' ? undefined : this.answers[field.key]
    if (answer === null || answer === undefined) return undefined
    if (typeof answer === 'string') return answer.replace(OUTER_BLANKS, '') || undefined
    if (Array.isArray(answer)) return answer.length ? answer : undefined
    if (typeof answer === 'object') return Object.keys(answer).length ? answer : undefined
    return answer
  }

  entries(group: Field): Scope[] {
    const answer = this.answer(group)
    const place = this.fields.indexOf(group)
    return Array.isArray(answer) ? answer.map(entry => new Scope(group.fields ?? [], isObject(entry) ? entry : {}, this, place)) : []
  }

  isShown(field: Field): boolean {
    return !field.when || this.isMet(field.when, this.fields.indexOf(field))
  }

  /** Only by what is asked before; an answer to a question that is itself not asked does not count. */
  private isMet(condition: Condition, before: number): boolean {
    const field = this.fields.slice(0, before).find(other => other.key === condition.field)
    if (field) {
      const answer = this.isShown(field) ? this.answer(field) : undefined
      return answer !== undefined && COMPARED.includes(field.type) && holds(condition, answer)
    }
    return this.around !== null && this.around.isMet(condition, this.place)
  }
}

export function check(form: Definition, answers: Answers, today: string): Fault[] {
  const faults: Fault[] = []
  checkScope(new Scope(form.fields, answers), '', today, faults)
  return faults
}

/** Only answers to questions that are asked, texts without outer blanks, nothing empty. */
export function kept(form: Definition, answers: Answers): Answers {
  return keptOf(new Scope(form.fields, answers))
}

/** Which questions and notes are shown, as paths. */
export function shown(form: Definition, answers: Answers): string[] {
  const paths: string[] = []
  collect(new Scope(form.fields, answers), '', paths)
  return paths
}

export function most(field: Field): number {
  const otherwise = field.type === 'text' ? 500 : field.type === 'photo' ? 9 : field.type === 'group' ? 20 : 2 ** 31 - 1
  return field.max === undefined ? otherwise : Math.min(Math.trunc(field.max), otherwise)
}

/** The day that a limit means. */
export function limit(text: string | undefined, today: string): string | null {
  if (!text) return null
  const relative = /^today([+-]\d{1,4})?$/.exec(text)
  if (!relative) return isDate(text) ? text : null
  const day = new Date(`${today}T00:00:00Z`)
  day.setUTCDate(day.getUTCDate() + Number(relative[1] ?? 0))
  return day.toISOString().slice(0, 10)
}

function keptOf(scope: Scope): Answers {
  const result: Answers = {}
  for (const field of scope.fields) {
    const answer = scope.isShown(field) ? scope.answer(field) : undefined
    if (answer === undefined) continue
    if (field.type === 'group') {
      const entries = scope.entries(field).map(keptOf).filter(entry => Object.keys(entry).length)
      if (entries.length) result[field.key] = entries
    } else {
      result[field.key] = answer
    }
  }
  return result
}

function collect(scope: Scope, before: string, paths: string[]): void {
  for (const field of scope.fields) {
    if (!scope.isShown(field)) continue
    paths.push(before + field.key)
    if (field.type === 'group') scope.entries(field).forEach((entry, index) => collect(entry, `${before}${field.key}.${index}.`, paths))
  }
}

function checkScope(scope: Scope, before: string, today: string, faults: Fault[]): void {
  const add = (key: string, code: string, ...args: unknown[]) => faults.push({ key, code, args: args.map(String) })
  for (const field of scope.fields) {
    if (field.type === 'note' || !scope.isShown(field)) continue
    const answer = scope.answer(field)
    const path = before + field.key
    if (answer === undefined) {
      if (field.required) add(path, 'required')
    } else if (field.type === 'group') {
      checkGroup(scope, field, path, answer, today, faults)
    } else {
      const wrong = checkers[field.type](field, answer, today)
      if (wrong) add(path, wrong[0], ...wrong.slice(1))
    }
  }
  const known = new Set(scope.fields.filter(field => field.type !== 'note').map(field => field.key))
  Object.keys(scope.answers).filter(key => !known.has(key)).sort().forEach(key => add(before + key, 'unknown'))
}

function checkGroup(scope: Scope, field: Field, path: string, answer: unknown, today: string, faults: Fault[]): void {
  if (!Array.isArray(answer) || !answer.every(isObject)) {
    faults.push({ key: path, code: 'malformed', args: [] })
    return
  }
  const wrong = count(field, answer.length)
  if (wrong) faults.push({ key: path, code: String(wrong[0]), args: wrong.slice(1).map(String) })
  scope.entries(field).forEach((entry, index) => checkScope(entry, `${path}.${index}.`, today, faults))
}

type Wrong = [string, ...unknown[]] | null
const checkers: Record<Exclude<Field['type'], 'note' | 'group'>, (field: Field, answer: unknown, today: string) => Wrong> = {
  text(field, answer) {
    if (typeof answer !== 'string') return ['malformed']
    const length = [...answer].length
    if (length > most(field)) return ['too-long', most(field), length]
    if (length < (field.min ?? 0)) return ['too-short', Math.trunc(field.min ?? 0), length]
    return field.pattern && !matches(field.pattern, answer) ? [`pattern-${field.pattern}`] : null
  },
  number(field, answer) {
    if (typeof answer !== 'number' || !Number.isFinite(answer)) return ['not-a-number']
    if (field.max !== undefined && answer > field.max) return ['too-large', plain(field.max)]
    if (field.min !== undefined && answer < field.min) return ['too-small', plain(field.min)]
    if (Math.abs(answer) > LARGEST) return ['too-large', plain(LARGEST)]
    const places = field.decimals ?? DECIMALS
    return decimals(answer) > places ? ['too-exact', places] : null
  },
  choice(field, answer) {
    return typeof answer === 'string' && hasOption(field, answer) ? null : ['not-a-choice']
  },
  choices(field, answer) {
    return Array.isArray(answer) && answer.every(one => typeof one === 'string' && hasOption(field, one)) && isDistinct(answer)
      ? count(field, answer.length) : ['not-a-choice']
  },
  date(field, answer, today) {
    if (typeof answer !== 'string' || !isDate(answer)) return ['not-a-date']
    const earliest = limit(field.earliest, today)
    const latest = limit(field.latest, today)
    return earliest && answer < earliest ? ['too-early', earliest] : latest && answer > latest ? ['too-late', latest] : null
  },
  photo(field, answer) {
    return Array.isArray(answer) && answer.every(one => typeof one === 'string' && PHOTO.test(one)) && isDistinct(answer)
      ? count(field, answer.length) : ['not-a-photo']
  },
  place(_, answer) {
    if (!isObject(answer) || Object.keys(answer).some(key => !['text', 'longitude', 'latitude'].includes(key))) return ['not-a-place']
    const { text, longitude, latitude } = answer
    const hasNoPoint = isNothing(longitude) && isNothing(latitude)
    const textFits = isNothing(text) || typeof text === 'string' && [...text].length <= PLACE_TEXT
    return textFits && (isWithin(longitude, 180) && isWithin(latitude, 90)
      || hasNoPoint && typeof text === 'string' && /\S/.test(text)) ? null : ['not-a-place']
  }
}

function count(field: Field, number: number): Wrong {
  const least = Math.trunc(field.min ?? 0)
  return number > most(field) ? ['too-many', most(field)] : number < least ? ['too-few', least] : null
}

function matches(pattern: NonNullable<Field['pattern']>, text: string): boolean {
  return pattern === 'mobile' ? MOBILE.test(text) : pattern === 'phone' ? PHONE.test(text) : pattern === 'digits' ? DIGITS.test(text) : isIdentity(text)
}

/** GB 11643: a day that exists and a check character. */
function isIdentity(text: string): boolean {
  if (!/^[1-9]\d{5}(19|20)\d{9}[\dX]$/.test(text)) return false
  if (!isDate(`${text.slice(6, 10)}-${text.slice(10, 12)}-${text.slice(12, 14)}`)) return false
  const sum = [...text.slice(0, 17)].reduce((total, digit, index) => total + Number(digit) * (2 ** (17 - index) % 11), 0)
  return '10X98765432'[sum % 11] === text[17]
}

function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const day = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(day.getTime()) && day.toISOString().slice(0, 10) === text
}

function holds(condition: Condition, answer: unknown): boolean {
  if (condition.is !== undefined) return isEqual(answer, condition.is)
  if (condition.isNot !== undefined) return !isEqual(answer, condition.isNot)
  if (condition.above !== undefined) return compare(answer, condition.above) > 0
  return condition.below !== undefined && compare(answer, condition.below) < 0
}

function isEqual(answer: unknown, value: string): boolean {
  if (typeof answer === 'string') return answer === value
  if (Array.isArray(answer)) return answer.includes(value)
  return typeof answer === 'number' && isDecimal(value) && answer === Number(value)
}

/** 0 also where the two cannot be compared: then neither is above nor below. */
function compare(answer: unknown, value: string): number {
  if (typeof answer === 'number') return isDecimal(value) ? Math.sign(answer - Number(value)) : 0
  return typeof answer === 'string' && isDate(answer) && isDate(value) ? (answer < value ? -1 : answer > value ? 1 : 0) : 0
}

function isDecimal(text: string): boolean {
  return /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(text)
}

function decimals(number: number): number {
  const [digits = '', exponent = '0'] = String(number).split('e')
  return Math.max(0, (digits.split('.')[1] ?? '').length - Number(exponent))
}

function plain(number: number): string {
  return number.toLocaleString('en-US', { useGrouping: false, maximumFractionDigits: 20 })
}

function hasOption(field: Field, value: string): boolean {
  return (field.options ?? []).some(option => option.value === value)
}

function isDistinct(list: unknown[]): boolean {
  return new Set(list).size === list.length
}

function isWithin(degrees: unknown, limit: number): boolean {
  return typeof degrees === 'number' && Math.abs(degrees) <= limit
}

function isNothing(value: unknown): boolean {
  return value === null || value === undefined
}

function isObject(value: unknown): value is Answers {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
