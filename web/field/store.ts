// What one person has on this phone: today's list, items on their way and their photos. Everything that says something about a
// household is sealed; what the queue needs to know (states, sizes, times) is not.
import Dexie, { type EntityTable } from 'dexie'
import { seal, unseal, type Box } from './keys'
import type { Content, Day, Item, Upload } from './types'

/** This much stays free for words when photos have filled the phone, as far as the browser says how much is left. */
const KEPT_FREE_BYTES = 4 * 1024 * 1024
/** Many browsers do not say it: so this much is filled with nothing, and given up for words when the phone refuses them. */
const RESERVE_BYTES = 1024 * 1024
const RESERVE = 'reserve'

interface Sealed {
  id: string
  box: Box
}

interface SealedItem extends Item {
  box: Box
}

interface SealedPhoto extends Sealed {
  item: string
}

/** The phone has no room left; nothing was stored, and everything that was there still is. */
export class Full extends Error {}

export class Store {
  /** Words live on the reserve now: photos have to wait until something has been sent. */
  isSpent = false
  private readonly db: Dexie & { boxes: EntityTable<Sealed, 'id'>, items: EntityTable<SealedItem, 'key'>, photos: EntityTable<SealedPhoto, 'id'> }

  constructor(readonly account: number, private readonly key: CryptoKey) {
    this.db = new Dexie(nameOf(account)) as typeof this.db
    this.db.version(1).stores({ boxes: 'id', items: 'key, state', photos: 'id, item' })
  }

  async day(): Promise<Day | null> {
    const box = await this.db.boxes.get('day')
    return box ? this.opened<Day>('day', box.box) : null
  }

  async keepDay(day: Day): Promise<void> {
    const box = await this.sealed('day', day)
    await this.words(() => this.db.boxes.put({ id: 'day', box }))
  }

  /** Without what they say, oldest first. */
  async items(): Promise<Item[]> {
    return (await this.db.items.toArray()).map(plain).sort((one, other) => one.at - other.at)
  }

  async ready(): Promise<Item[]> {
    return (await this.db.items.where('state').equals('ready').toArray()).map(plain).sort((one, other) => one.at - other.at)
  }

  async item(key: string): Promise<Item | undefined> {
    const item = await this.db.items.get(key)
    return item && plain(item)
  }

  async content(key: string): Promise<Content | null> {
    const item = await this.db.items.get(key)
    return item ? this.opened<Content>(key, item.box) : null
  }

  async contents(): Promise<Map<string, Content>> {
    const items = await this.db.items.toArray()
    return new Map(await Promise.all(items.map(async item => [item.key, await this.opened<Content>(item.key, item.box)] as const)))
  }

  async keepItem(item: Item, content: Content): Promise<void> {
    const box = await this.sealed(item.key, content)
    await this.words(() => this.db.items.put({ ...item, photos: item.photos.map(photo => ({ ...photo })), box }))
  }

  /** How far it has come; what it says stays as it is. One that has been settled in another tab stays settled. */
  async keepState(item: Item): Promise<void> {
    const change = { ...item, photos: item.photos.map(photo => ({ ...photo })) }
    await this.words(() => this.db.items.where('key').equals(item.key).and(known => known.state === 'ready').modify(change))
  }

  /** Arrived: a line that says so stays for the day, the answers and photos go. */
  async settle(item: Item): Promise<void> {
    const content = await this.content(item.key)
    if (!content) return
    const box = await this.sealed(item.key, { ...content, form: null, answers: {}, note: '' })
    await this.db.transaction('rw', this.db.items, this.db.photos, async () => {
      await this.db.items.put({ ...item, photos: [], box })
      await this.db.photos.where('item').equals(item.key).delete()
    })
  }

  /** The same under a new key: what may have arrived under the old one stays a result of its own. */
  async rename(old: string, item: Item, content: Content): Promise<void> {
    const box = await this.sealed(item.key, content)
    await this.db.transaction('rw', this.db.items, this.db.photos, async () => {
      await this.db.items.delete(old)
      await this.db.items.put({ ...item, photos: item.photos.map(photo => ({ ...photo, done: false })), box })
      await this.db.photos.where('item').equals(old).modify({ item: item.key })
    })
  }

  async discard(key: string): Promise<void> {
    await this.db.transaction('rw', this.db.items, this.db.photos, async () => {
      await this.db.items.delete(key)
      await this.db.photos.where('item').equals(key).delete()
    })
  }

  async addPhoto(item: string, id: string, content: Uint8Array): Promise<Upload> {
    const estimate = await navigator.storage?.estimate?.()
    if (this.isSpent || estimate?.quota && estimate.quota - (estimate.usage ?? 0) < KEPT_FREE_BYTES + content.length) throw new Full()
    const box = await seal(this.key, id, content)
    await written(() => this.db.photos.put({ id, item, box }))
    const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', content as BufferSource))
    return { id, size: content.length, sha256: [...hash].map(byte => byte.toString(16).padStart(2, '0')).join(''), done: false }
  }

  async photo(id: string): Promise<Uint8Array | null> {
    const photo = await this.db.photos.get(id)
    return photo ? unseal(this.key, id, photo.box) : null
  }

  async removePhoto(id: string): Promise<void> {
    await this.db.photos.delete(id)
  }

  /** The time is up: the list goes and what has arrived; what has not been sent stays, sealed. */
  async wipeList(): Promise<void> {
    await this.db.boxes.clear()
    await this.db.items.where('state').anyOf('sent', 'conflict').delete()
  }

  /** What arrived before this is yesterday's. */
  async prune(before: number): Promise<void> {
    await this.db.items.where('state').anyOf('sent', 'conflict').and(item => (item.sentAt ?? 0) < before).delete()
  }

  /** Fills the reserve, unless the phone is full. */
  async reserve(): Promise<void> {
    this.isSpent = await this.db.boxes.where('id').equals(RESERVE).count() === 0
    if (!this.isSpent) return
    const data = new Uint8Array(RESERVE_BYTES)
    for (let from = 0; from < data.length; from += 65_536) crypto.getRandomValues(data.subarray(from, from + 65_536))
    try {
      await written(() => this.db.boxes.put({ id: RESERVE, box: { iv: new Uint8Array(), data: data.buffer } }))
      this.isSpent = false
    } catch (why) {
      if (!(why instanceof Full)) throw why
    }
  }

  /** What is written must not be lost to photos: the reserve goes before it does. */
  private async words(write: () => PromiseLike<unknown>): Promise<void> {
    try {
      await written(write)
    } catch (why) {
      if (!(why instanceof Full)) throw why
      await this.db.boxes.delete(RESERVE)
      this.isSpent = true
      await written(write)
    }
  }

  private async sealed(name: string, value: unknown): Promise<Box> {
    return seal(this.key, name, new TextEncoder().encode(JSON.stringify(value)))
  }

  private async opened<T>(name: string, box: Box): Promise<T> {
    return JSON.parse(new TextDecoder().decode(await unseal(this.key, name, box))) as T
  }
}

/** How much of somebody's work waits on this phone, also while it is locked. */
export async function unsent(account: number): Promise<number> {
  const name = nameOf(account)
  if (!(await Dexie.exists(name))) return 0
  const db = await new Dexie(name).open()
  try {
    return await db.table('items').where('state').anyOf('draft', 'ready', 'refused').count()
  } finally {
    db.close()
  }
}

/** Everything, also what has not been sent. */
export async function wipe(account: number): Promise<void> {
  await Dexie.delete(nameOf(account))
}

/** The list of a locked store, whose contents nobody here can read. */
export async function wipeLocked(account: number): Promise<void> {
  if (!(await Dexie.exists(nameOf(account)))) return
  const db = await new Dexie(nameOf(account)).open()
  try {
    await db.table('boxes').clear()
    await db.table('items').where('state').anyOf('sent', 'conflict').delete()
  } finally {
    db.close()
  }
}

function nameOf(account: number): string {
  return `field-${account}`
}

function plain(item: SealedItem): Item {
  const { box, ...rest } = item
  return rest
}

async function written(write: () => PromiseLike<unknown>): Promise<void> {
  try {
    await write()
  } catch (why) {
    const names = [(why as Error).name, (why as { inner?: Error }).inner?.name]
    throw names.includes('QuotaExceededError') ? new Full() : why
  }
}
