// What happens to an item on its way, without a browser: queue.test.ts drives this with cuts, repeats and kills.
import type { Answer, Item, Upload } from './types'

export const PART_BYTES = 256 * 1024
const FIRST_PAUSE_MILLIS = 2_000
const LONGEST_PAUSE_MILLIS = 5 * 60_000

/** No answer came: whether the server heard is not known. */
export class Lost extends Error {}

/** The server cannot just now; the item is tried again by itself, the others go on. */
export class Busy extends Error {}

export class SignedOut extends Error {}

/** This phone is to forget everything. */
export class Wiped extends Error {}

/** The bytes that arrived are not those that were sent: the photo begins anew. */
export class Damaged extends Error {}

export interface Shelf {
  /** Items that are ready, oldest first. */
  ready(): Promise<Item[]>
  /** Nothing happens to one that another tab has settled meanwhile. */
  keep(item: Item): Promise<void>
  /** An acknowledged item: what it says and its photos go. */
  settle(item: Item): Promise<void>
  /** Null when another tab has sent it. */
  photo(id: string): Promise<Uint8Array | null>
}

/** Every call may throw one of the errors above and may be repeated without harm. */
export interface Wire {
  /** How much of the photo is there. */
  begin(photo: Upload): Promise<number>
  /** @returns how much is there now */
  part(photo: Upload, offset: number, bytes: Uint8Array): Promise<number>
  post(item: Item): Promise<Answer>
}

export interface Round {
  sent: number
  /** Why it stopped early. */
  stopped: 'lost' | 'signed-out' | 'wiped' | null
  /** When an item that the server could not take is due again; null for none. */
  nextAt: number | null
}

/** Sends everything that is due. One round at a time: the caller holds the lock that all tabs share. */
export async function sendAll(shelf: Shelf, wire: Wire, now: () => number, partBytes = PART_BYTES): Promise<Round> {
  const round: Round = { sent: 0, stopped: null, nextAt: null }
  for (const item of await shelf.ready()) {
    if (item.nextAt > now()) {
      round.nextAt = Math.min(round.nextAt ?? Infinity, item.nextAt)
      continue
    }
    try {
      if (await send(shelf, wire, item, now, partBytes)) round.sent++
    } catch (why) {
      if (why instanceof Wiped) return { ...round, stopped: 'wiped' }
      if (why instanceof SignedOut) return { ...round, stopped: 'signed-out' }
      if (why instanceof Lost) return { ...round, stopped: 'lost' }
      if (!(why instanceof Busy)) throw why
      item.tries++
      item.nextAt = now() + pause(item.tries)
      round.nextAt = Math.min(round.nextAt ?? Infinity, item.nextAt)
      await shelf.keep(item)
    }
  }
  return round
}

async function send(shelf: Shelf, wire: Wire, item: Item, now: () => number, partBytes: number): Promise<boolean> {
  for (const photo of item.photos) {
    if (!photo.done) {
      await upload(shelf, wire, photo, partBytes)
      photo.done = true
      await shelf.keep(item)
    }
  }
  const answer = await wire.post(item)
  if (answer.state === 'missing') {
    // The server has cleared away what waited too long: those photos go once more.
    for (const photo of item.photos) if (answer.photos.includes(photo.id)) photo.done = false
    throw new Busy()
  }
  item.state = answer.state
  item.reason = answer.reason
  if (answer.state === 'refused') {
    await shelf.keep(item)
  } else {
    item.sentAt = now()
    await shelf.settle(item)
  }
  return true
}

async function upload(shelf: Shelf, wire: Wire, photo: Upload, partBytes: number): Promise<void> {
  const bytes = await shelf.photo(photo.id)
  if (!bytes) throw new Busy()
  let offset = await wire.begin(photo)
  while (offset < photo.size) {
    try {
      offset = await wire.part(photo, offset, bytes.subarray(offset, Math.min(photo.size, offset + partBytes)))
    } catch (why) {
      if (!(why instanceof Damaged)) throw why
      throw new Busy() // begun anew after a pause, so that a phone with a broken memory does not send for ever
    }
  }
}

/** 2 s, 4 s, 8 s … 5 min. */
export function pause(tries: number): number {
  return Math.min(LONGEST_PAUSE_MILLIS, FIRST_PAUSE_MILLIS * 2 ** Math.min(20, Math.max(0, tries - 1)))
}

/** Which way an item may go; everything else is a fault of the app. */
const NEXT: Record<Item['state'], Item['state'][]> = {
  draft: ['ready'],
  ready: ['draft', 'sent', 'conflict', 'refused'],
  refused: ['draft'],
  sent: [],
  conflict: []
}

export function mayBecome(item: Item, state: Item['state']): boolean {
  return NEXT[item.state].includes(state)
}
