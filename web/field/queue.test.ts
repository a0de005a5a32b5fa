// Whatever is cut, repeated or killed in whatever order: every finished item ends on the server once, with its photos whole.
import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { Busy, Damaged, Lost, mayBecome, pause, sendAll, SignedOut, type Shelf, type Wire } from './queue'
import type { Answer, Item, Upload } from './types'

const PART_BYTES = 8

/** The process died: nothing that comes after it in this run happens. */
class Killed extends Error {}

type Mishap = 'none' | 'cut-before' | 'cut-after' | 'busy' | 'kill-before' | 'kill-after' | 'signed-out' | 'damage' | 'cleared'

/** Keeps what the real one keeps: pieces of photos by offset, results by key. */
class Server {
  readonly photos = new Map<string, { size: number, bytes: Uint8Array }>()
  readonly results = new Map<string, { photos: string[], times: number }>()

  begin(photo: Upload): number {
    const known = this.photos.get(photo.id) ?? { size: photo.size, bytes: new Uint8Array() }
    this.photos.set(photo.id, known)
    return known.bytes.length
  }

  part(photo: Upload, offset: number, bytes: Uint8Array): number {
    const known = this.photos.get(photo.id)
    if (!known) throw new Busy()
    if (known.bytes.length === offset) known.bytes = Uint8Array.from(Buffer.concat([known.bytes, bytes]))
    return known.bytes.length
  }

  post(item: Item): Answer {
    const missing = item.photos.map(photo => photo.id).filter(id => this.photos.get(id)?.bytes.length !== this.photos.get(id)?.size || !this.photos.has(id))
    const known = this.results.get(item.key)
    if (!known && missing.length) return { state: 'missing', photos: missing }
    this.results.set(item.key, { photos: item.photos.map(photo => photo.id), times: 1 })
    return { state: 'sent', reason: '' }
  }

  /** An upload that waited too long. */
  clear(): void {
    for (const [id] of this.photos) {
      if (![...this.results.values()].some(result => result.photos.includes(id))) this.photos.delete(id)
    }
  }
}

/** The phone's database: what was written stays, whatever happens to the process. */
class Phone implements Shelf {
  readonly stored = new Map<string, string>()
  readonly bytes = new Map<string, Uint8Array>()
  /** Set when the process is killed: writes of the dead process do not happen. */
  isDead = false

  items(): Item[] {
    return [...this.stored.values()].map(text => JSON.parse(text) as Item)
  }

  put(item: Item): void {
    this.stored.set(item.key, JSON.stringify(item))
  }

  async ready(): Promise<Item[]> {
    return this.items().filter(item => item.state === 'ready').sort((one, other) => one.at - other.at)
  }

  async keep(item: Item): Promise<void> {
    if (this.isDead) throw new Killed()
    if (this.items().find(one => one.key === item.key)?.state === 'ready') this.put(item)
  }

  async settle(item: Item): Promise<void> {
    if (this.isDead) throw new Killed()
    for (const photo of item.photos) this.bytes.delete(photo.id)
    this.put({ ...item, photos: [] })
  }

  async photo(id: string): Promise<Uint8Array | null> {
    return this.bytes.get(id) ?? null
  }
}

function wireOf(server: Server, phone: Phone, next: () => Mishap): Wire {
  const through = async <T>(call: () => T): Promise<T> => {
    const mishap = next()
    if (mishap === 'kill-before') { phone.isDead = true; throw new Killed() }
    if (mishap === 'cut-before') throw new Lost()
    if (mishap === 'signed-out') throw new SignedOut()
    if (mishap === 'busy') throw new Busy()
    if (mishap === 'cleared') server.clear()
    const answer = call()
    if (mishap === 'kill-after') { phone.isDead = true; throw new Killed() }
    if (mishap === 'cut-after') throw new Lost()
    return answer
  }
  return {
    begin: photo => through(() => server.begin(photo)),
    part: (photo, offset, bytes) => through(() => {
      if (next() === 'damage') {
        server.photos.set(photo.id, { size: photo.size, bytes: new Uint8Array() })
        throw new Damaged()
      }
      return server.part(photo, offset, bytes)
    }),
    post: item => through(() => server.post(item))
  }
}

function isSame(one: Uint8Array | undefined, other: Uint8Array | undefined): boolean {
  return one !== undefined && other !== undefined && Buffer.compare(one, other) === 0
}

const mishaps = fc.constantFrom<Mishap>('none', 'none', 'none', 'cut-before', 'cut-after', 'busy', 'kill-before', 'kill-after', 'signed-out', 'damage', 'cleared')
const sizes = fc.array(fc.integer({ min: 1, max: 3 * PART_BYTES }), { maxLength: 2 })
const states = fc.constantFrom<Item['state']>('ready', 'ready', 'draft')

async function round(phone: Phone, server: Server, next: () => Mishap, clock: { now: number }): Promise<void> {
  phone.isDead = false
  await sendAll(phone, wireOf(server, phone, next), () => clock.now, PART_BYTES).catch(why => {
    if (!(why instanceof Killed)) throw why
  })
  clock.now += 1000
}

test('nothing is lost and nothing doubled, whatever is cut, repeated or killed', async () => {
  await fc.assert(fc.asyncProperty(fc.array(fc.record({ sizes, state: states }), { minLength: 1, maxLength: 4 }), fc.array(mishaps, { maxLength: 40 }),
    fc.boolean(), async (items, script, hasTwoTabs) => {
      const phone = new Phone()
      const server = new Server()
      const clock = { now: 1_000_000 }
      const originals = new Map<string, Uint8Array>()
      items.forEach(({ sizes: lengths, state }, index) => {
        const photos = lengths.map((size, place): Upload => ({ id: `photo-${index}-${place}`, size, sha256: '', done: false }))
        photos.forEach((photo, place) => {
          const bytes = Uint8Array.from({ length: photo.size }, (_, at) => (at * 7 + index * 31 + place) % 251)
          originals.set(photo.id, bytes)
          phone.bytes.set(photo.id, bytes)
        })
        phone.put({ key: `item-${index}`, kind: 'result', task: index, state, photos, at: index, clock: null, tries: 0, nextAt: 0, sentAt: null, reason: '' })
      })
      const pending = [...script]
      const next = () => pending.shift() ?? 'none'
      while (pending.length) {
        await round(phone, server, next, clock)
        // A browser without locks: a second tab sends the same at the same time.
        if (hasTwoTabs) await Promise.all([round(phone, server, next, clock), round(phone, server, next, clock)])
        // Pauses end before the next mishap, so that every one of the script happens.
        clock.now += pause(30)
        if (phone.items().every(item => item.state !== 'ready')) break
      }
      for (let calm = 0; calm < 20; calm++) {
        await round(phone, server, () => 'none', clock)
        clock.now += pause(30)
      }
      items.forEach(({ state, sizes: lengths }, index) => {
        const item = phone.items().find(one => one.key === `item-${index}`)
        assert.ok(item, 'an item has gone from the phone')
        assert.equal(item.state, state === 'draft' ? 'draft' : 'sent')
        assert.equal(server.results.has(item.key), state === 'ready')
        if (state === 'draft') for (const photo of item.photos) assert.ok(phone.bytes.has(photo.id), 'a draft has lost its photo')
        else lengths.forEach((_, place) => assert.ok(isSame(server.photos.get(`photo-${index}-${place}`)?.bytes, originals.get(`photo-${index}-${place}`)), 'a photo is not whole'))
      })
      assert.equal(server.results.size, items.filter(item => item.state === 'ready').length)
    }), { numRuns: 500, endOnFailure: true })
})

test('an upload goes on where it was cut', async () => {
  const server = new Server()
  const phone = new Phone()
  const photo: Upload = { id: 'p', size: 3 * PART_BYTES, sha256: '', done: false }
  phone.bytes.set('p', new Uint8Array(photo.size).fill(9))
  phone.put({ key: 'k', kind: 'result', task: 1, state: 'ready', photos: [photo], at: 0, clock: null, tries: 0, nextAt: 0, sentAt: null, reason: '' })
  const script: Mishap[] = ['none', 'none', 'none', 'kill-before']
  await round(phone, server, () => script.shift() ?? 'none', { now: 0 })
  assert.equal(server.photos.get('p')?.bytes.length, PART_BYTES)
  const offsets: number[] = []
  const wire = wireOf(server, phone, () => 'none')
  phone.isDead = false
  await sendAll(phone, { ...wire, part: (one, offset, bytes) => { offsets.push(offset); return wire.part(one, offset, bytes) } }, () => 0, PART_BYTES)
  assert.deepEqual(offsets, [PART_BYTES, 2 * PART_BYTES])
})

test('one that the server cannot take does not hold up the others', async () => {
  const server = new Server()
  const phone = new Phone()
  for (const key of ['first', 'second']) {
    phone.put({ key, kind: 'result', task: 1, state: 'ready', photos: [], at: 0, clock: null, tries: 0, nextAt: 0, sentAt: null, reason: '' })
  }
  const wire = wireOf(server, phone, () => 'none')
  const result = await sendAll(phone, { ...wire, post: item => { if (item.key === 'first') throw new Busy(); return wire.post(item) } }, () => 0)
  assert.deepEqual([...server.results.keys()], ['second'])
  assert.equal(result.nextAt, pause(1))
})

test('what is refused waits for the person and what was sent never changes', () => {
  const item = (state: Item['state']) => ({ state }) as Item
  assert.ok(mayBecome(item('refused'), 'draft'))
  assert.ok(!mayBecome(item('refused'), 'sent'))
  for (const state of ['draft', 'ready', 'refused', 'conflict'] as const) assert.ok(!mayBecome(item('sent'), state))
})

test('pauses grow and end somewhere', () => {
  assert.equal(pause(1), 2_000)
  assert.equal(pause(2), 4_000)
  assert.equal(pause(100), 300_000)
})
