// Calls to /api/field/v1. Whatever is not an answer of the server counts as a lost network.
import { Busy, Damaged, Lost, SignedOut, Wiped, type Wire } from './queue'
import type { Answer, Content, Day, Item, Registered, Upload } from './types'

const BASE = '/api/field/v1'
const TIMEOUT_MILLIS = 30_000

/** The server has never heard of this phone. */
export class Unknown extends Error {}

/** Somebody else is signed in than the one whose store is open. */
export class Anothers extends Error {
  constructor(readonly account: number) {
    super()
  }
}

interface Call {
  method?: string
  json?: unknown
  bytes?: Uint8Array
  headers?: Record<string, string>
}

export async function call(path: string, device: string, { method = 'GET', json, bytes, headers = {} }: Call = {}): Promise<Response> {
  let response: Response
  try {
    response = await fetch(BASE + path, {
      method,
      headers: { 'X-Device': device, 'Accept-Language': document.documentElement.lang, ...headers,
        ...(json === undefined ? {} : { 'Content-Type': 'application/json' }), ...(bytes ? { 'Content-Type': 'application/offset+octet-stream' } : {}) },
      body: bytes ? bytes as BodyInit : json === undefined ? undefined : JSON.stringify(json),
      credentials: 'same-origin',
      redirect: 'manual',
      cache: 'no-store',
      signal: AbortSignal.timeout(TIMEOUT_MILLIS)
    })
  } catch {
    throw new Lost()
  }
  // A café's or a lift's Wi-Fi answers with pages of its own; a proxy in front of a server that is down, too.
  if (response.type === 'opaqueredirect' || !response.headers.has('X-Field')) throw new Lost()
  if (response.status === 401) throw new SignedOut()
  if (response.status === 410) throw new Wiped()
  if (response.status === 428) throw new Unknown()
  if (response.status === 421) throw new Anothers(Number(response.headers.get('X-Account')))
  if (response.status === 429 || response.status >= 500) throw new Busy()
  return response
}

async function body<T>(response: Response): Promise<T> {
  try {
    return await response.json() as T
  } catch {
    throw new Lost()
  }
}

export async function register(device: string, name: string, publicKey: string): Promise<Registered | null> {
  const response = await call('/devices', device, { method: 'POST', json: { device, name, publicKey } })
  return response.ok ? body<Registered>(response) : null
}

/** Whether this phone is to be wiped; can be asked without a sign-in. */
export async function isWiped(device: string): Promise<boolean> {
  try {
    await call(`/devices/${device}`, device)
    return false
  } catch (why) {
    return why instanceof Wiped
  }
}

export async function tellWiped(device: string): Promise<void> {
  await call(`/devices/${device}/emptying`, device, { method: 'POST' }).catch(() => undefined)
}

/** Ends the session; one that has ended already is just as well. */
export async function leave(device: string): Promise<void> {
  await call('/leaving', device, { method: 'POST' }).catch(why => {
    if (why instanceof Lost || why instanceof Busy) throw why
  })
}

/** Null for somebody whose list this is not: neither a visitor's session nor a head's. */
export async function day(device: string, unsent: number): Promise<Day | null> {
  const response = await call(`/day?unsent=${unsent}`, device)
  return response.ok ? body<Day>(response) : null
}

export function wire(device: string, content: (key: string) => Promise<Content | null>): Wire {
  return {
    async begin(photo: Upload) {
      const response = await call('/uploads', device, { method: 'POST', json: { id: photo.id, bytes: photo.size, sha256: photo.sha256 } })
      if (!response.ok) throw new Busy()
      return (await body<{ offset: number }>(response)).offset
    },
    async part(photo: Upload, offset: number, bytes: Uint8Array) {
      const response = await call(`/uploads/${photo.id}`, device, { method: 'PATCH', bytes, headers: { 'Upload-Offset': String(offset) } })
      if (response.status === 422) throw new Damaged()
      if (!response.ok && response.status !== 409) throw new Busy()
      return (await body<{ offset: number }>(response)).offset
    },
    async post(item: Item): Promise<Answer> {
      const said = await content(item.key)
      if (!said) throw new Busy()
      const path = item.kind === 'patrol' ? '/patrols' : '/results'
      const response = await call(path, device, { method: 'POST', json: {
        key: item.key, task: item.task, outcome: said.outcome, form: said.form?.id ?? null, answers: said.answers, note: said.note,
        photos: item.photos.map(photo => photo.id), at: item.at, clock: item.clock, now: Date.now()
      } })
      if (response.status === 400 || response.status === 403 || response.status === 404) return { state: 'refused', reason: '' }
      return body<Answer>(response)
    }
  }
}
