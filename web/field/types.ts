// What the server and the app say to each other under /api/field/v1; the Java records are in org.minsheng.visit.internal.field.

export type Kind = 'text' | 'number' | 'choice' | 'choices' | 'date' | 'photo' | 'place' | 'group' | 'note'

export interface Choice {
  value: string
  label?: string
  labelEn?: string
}

export interface Condition {
  field: string
  is?: string
  isNot?: string
  above?: string
  below?: string
}

export interface Field {
  key: string
  type: Kind
  label?: string
  labelEn?: string
  hint?: string
  hintEn?: string
  required?: boolean
  personal?: boolean
  min?: number
  max?: number
  decimals?: number
  pattern?: 'mobile' | 'phone' | 'identity' | 'digits'
  earliest?: string
  latest?: string
  options?: Choice[]
  when?: Condition
  prefill?: string
  fields?: Field[]
}

export interface Definition {
  fields: Field[]
}

export interface Place {
  text?: string
  longitude?: number
  latitude?: number
}

export type Answers = { [key: string]: unknown }

export interface FormVersion {
  id: number
  name: string
  nameEn: string
  number: number
  definition: Definition
}

export type TaskState = 'OPEN' | 'DONE' | 'UNREACHED' | 'REFUSED' | 'CANCELLED'

/** A door to visit; no name in the clear, no identity number. */
export interface Task {
  id: number
  campaign: number
  state: TaskState
  door: string
  address: string
  head: string
  people: number
  groups: string[]
  grid: number | null
  form: number
  known: Answers
  tries: number
  next: string
}

export interface Campaign {
  id: number
  name: string
  purpose: string
  basis: string
  endsOn: string
}

export interface Outline {
  id: number
  name: string
  geometry: unknown
}

export interface Day {
  serverTime: string
  day: string
  /** When what is on the phone is wiped, in milliseconds. */
  until: number
  visitor: { account: number, name: string, staff: boolean }
  campaigns: Campaign[]
  tasks: Task[]
  forms: FormVersion[]
  grids: Outline[]
  /** Whether this person can report what is seen on the way. */
  patrols: boolean
  more: boolean
}

export interface Registered {
  device: string
  account: number
  name: string
  visitor: string
  /** The key of the store, wrapped for this phone. */
  key: string
  serverTime: string
}

export type Outcome = 'ANSWERED' | 'NOBODY_HOME' | 'DECLINED'

/** What one item of the queue says; it is sealed on the phone. */
export interface Content {
  title: string
  task: number | null
  outcome: Outcome
  form: FormVersion | null
  answers: Answers
  note: string
}

export type ItemKind = 'result' | 'patrol'
export type ItemState = 'draft' | 'ready' | 'sent' | 'conflict' | 'refused'

export interface Upload {
  id: string
  size: number
  sha256: string
  done: boolean
}

/** An item as it lies in the store, without what it says. Times are milliseconds of the phone's clock. */
export interface Item {
  key: string
  kind: ItemKind
  task: number | null
  state: ItemState
  photos: Upload[]
  at: number
  /** How far the phone's clock was from the server's when it happened; null when nobody knew. */
  clock: number | null
  tries: number
  nextAt: number
  sentAt: number | null
  /** A sentence of the server in the person's language. */
  reason: string
}

export type Answer =
  | { state: 'sent' | 'conflict', reason: string }
  | { state: 'refused', reason: string }
  | { state: 'missing', photos: string[] }
