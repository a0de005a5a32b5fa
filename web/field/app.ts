// What the screens show and do. One instance; it tells its listeners when anything has changed.
import * as api from './api'
import { isWrong, measured, serverNow, type Clock } from './clock'
import * as keys from './keys'
import type { Profile } from './keys'
import { Busy, Lost, mayBecome, pause, sendAll, SignedOut, Wiped, type Round } from './queue'
import { Full, Store, unsent, wipe, wipeLocked } from './store'
import { t } from './texts'
import type { Content, Day, Item, ItemKind, Task } from './types'

const UNSENT_KEPT_MILLIS = 30 * 86_400_000
const SENT_SHOWN_MILLIS = 20 * 3_600_000
const REFRESH_MILLIS = 60_000
const LEAVING = 'field.leaving'
const FRESH_MILLIS = 30_000

export type Stage = 'starting' | 'locked' | 'stranger' | 'wiped' | 'open'

export class App {
  stage: Stage = 'starting'
  profile: Profile | null = null
  day: Day | null = null
  items: Item[] = []
  contents = new Map<string, Content>()
  clock: Clock = { offset: null, foundAt: 0 }
  isSignedOut = false
  isConnected = navigator.onLine
  isSending = false
  isFull = false
  /** Unsent work of others on this phone. */
  others = 0
  fetchedAt = 0
  private store: Store | null = null
  private readonly listeners = new Set<() => void>()
  private readonly tabs = new BroadcastChannel('field')
  private timer = 0
  private failures = 0
  private running: Promise<void> | null = null

  onChange(listener: () => void): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  async start(): Promise<void> {
    keys.onLocked(() => void this.closeStore())
    this.tabs.onmessage = () => void this.reload()
    addEventListener('online', () => this.hurry())
    addEventListener('offline', () => { this.isConnected = false; this.tell() })
    document.addEventListener('visibilitychange', () => { if (!document.hidden) this.hurry() })
    const [last, ...rest] = await keys.profiles.all()
    if (last) await this.use(last)
    this.others = (await Promise.all(rest.map(profile => unsent(profile.account)))).reduce((sum, count) => sum + count, 0)
    if (!last) this.stage = 'locked'
    this.tell()
    await this.sync()
  }

  /** Opens the store of this person if its key is still on the phone. */
  private async use(profile: Profile): Promise<void> {
    this.profile = profile
    this.clock = { offset: profile.offset, foundAt: profile.foundAt }
    const key = await keys.opened(profile.account)
    this.store = key && new Store(profile.account, key)
    if (this.store) await this.store.reserve()
    await this.keepTime()
    await this.reload()
    this.stage = this.store ? 'open' : 'locked' // only now: a screen that is drawn before the list is there finds nothing
    this.tell()
  }

  /** When the time of the list is over, it goes and the key goes; unsent work stays sealed for its owner's next sign-in. */
  private async keepTime(): Promise<void> {
    const profile = this.profile
    const now = serverNow(this.clock)
    if (!profile || !profile.until || now < profile.until) return
    if (now > profile.until + UNSENT_KEPT_MILLIS) await wipe(profile.account)
    else if (this.store) await this.store.wipeList()
    else await wipeLocked(profile.account)
    await keys.lock(profile.account)
    await this.closeStore()
  }

  private async closeStore(): Promise<void> {
    this.store = null
    this.day = null
    this.contents.clear()
    if (this.stage === 'open') this.stage = 'locked'
    this.items = []
    this.tell()
  }

  async reload(): Promise<void> {
    if (this.store) {
      [this.day, this.items, this.contents] = await Promise.all([this.store.day(), this.store.items(), this.store.contents()])
    }
    this.tell()
  }

  /** Now, whatever pause was meant to be kept. */
  hurry(): void {
    this.failures = 0
    void this.sync(true)
  }

  /** One at a time; who comes meanwhile gets another round after it. */
  async sync(isUrgent = false): Promise<void> {
    if (this.running) {
      await this.running
      if (!isUrgent) return
    }
    this.running ??= this.round(isUrgent).catch(why => this.failed(why)).finally(() => { this.running = null })
    await this.running
  }

  private async round(isUrgent: boolean): Promise<void> {
    await this.keepTime()
    if (!navigator.onLine) throw new Lost()
    if (localStorage.getItem(LEAVING)) {
      await api.leave(this.profile?.device ?? '')
      localStorage.removeItem(LEAVING)
    }
    if (!this.store) await this.signIn()
    const round = await this.send(isUrgent)
    if (Date.now() - this.fetchedAt > FRESH_MILLIS || round?.sent) await this.fetchDay()
    this.failures = 0
    this.isConnected = true
    this.isSignedOut = false
    this.plan(Math.min(REFRESH_MILLIS, round?.nextAt ? Math.max(1000, round.nextAt - Date.now()) : REFRESH_MILLIS))
    this.tell()
  }

  private async failed(why: unknown): Promise<void> {
    if (why instanceof Wiped) return this.empty()
    if (why instanceof api.Anothers || why instanceof api.Unknown) return this.change(why)
    if (why instanceof Full) this.isFull = true
    else if (why instanceof SignedOut) {
      this.isSignedOut = true
      this.isConnected = true
      if (this.profile && await api.isWiped(this.profile.device)) return this.empty()
    } else if (why instanceof Lost) this.isConnected = false
    else if (!(why instanceof Busy)) console.error(why)
    this.plan(pause(++this.failures))
    this.tell()
  }

  private plan(millis: number): void {
    clearTimeout(this.timer)
    this.timer = window.setTimeout(() => void this.sync(), millis)
  }

  /** Somebody else is signed in, or the server has forgotten this phone: the right store is opened, or a new one made. */
  private async change(why: api.Anothers | api.Unknown): Promise<void> {
    const known = why instanceof api.Anothers ? await keys.profiles.find(why.account) : undefined
    this.store = null
    this.day = null
    this.items = []
    if (why instanceof api.Unknown && this.profile) {
      await api.register(this.profile.device, this.profile.name, this.profile.publicKey)
    } else {
      this.profile = known ?? null
    }
    this.stage = 'locked'
    if (this.profile) await this.use(this.profile)
    this.plan(0)
  }

  /** Registers this phone for whoever is signed in, or gets the key again that signing out has taken. */
  private async signIn(): Promise<void> {
    const profile = this.profile ?? { ...await keys.newPair(), device: crypto.randomUUID(), name: t(`field.model.${model()}`) } as Profile
    const asked = Date.now()
    const registered = await api.register(profile.device, profile.name, profile.publicKey)
    if (!registered) {
      this.stage = 'stranger'
      return
    }
    this.clock = measured(registered.serverTime, asked, Date.now())
    const opened: Profile = { ...profile, account: registered.account, name: registered.name, visitor: registered.visitor,
      until: profile.until ?? 0, ...this.clock, usedAt: Date.now() }
    await keys.open(opened, registered.key)
    await keys.profiles.keep(opened)
    void navigator.storage?.persist?.()
    await this.use(opened)
  }

  private async send(isUrgent: boolean): Promise<Round | null> {
    const store = this.store
    const profile = this.profile
    if (!store || !profile) return null
    const round = await alone(this.senderLock, async () => {
      this.isSending = (await store.ready()).length > 0
      this.tell()
      const wire = api.wire(profile.device, key => store.content(key))
      return sendAll({
        ready: async () => (await store.ready()).map(item => isUrgent ? { ...item, nextAt: 0 } : item),
        keep: async item => { await store.keepState(item); await this.changed() },
        settle: async item => { await store.settle(item); await store.reserve(); this.isFull = store.isSpent; this.isConnected = true; await this.changed() },
        photo: id => store.photo(id)
      }, wire, Date.now)
    }).finally(() => { this.isSending = false })
    if (round?.stopped === 'lost') throw new Lost()
    if (round?.stopped === 'signed-out') throw new SignedOut()
    if (round?.stopped === 'wiped') throw new Wiped()
    return round
  }

  private get senderLock(): string {
    return `field-sender-${this.profile?.account}`
  }

  private async fetchDay(): Promise<void> {
    const { store, profile } = this
    if (!store || !profile) return
    const asked = Date.now()
    const waiting = this.items.filter(item => ['draft', 'ready', 'refused'].includes(item.state)).length
    const day = await api.day(profile.device, waiting)
    if (!day) {
      this.stage = 'stranger'
      return
    }
    this.clock = measured(day.serverTime, asked, Date.now())
    this.stage = 'open'
    this.fetchedAt = Date.now()
    profile.until = day.until
    Object.assign(profile, this.clock, { usedAt: Date.now() })
    await keys.profiles.keep(profile)
    await store.keepDay(day)
    await store.prune(Date.now() - SENT_SHOWN_MILLIS)
    await this.changed()
  }

  private async empty(): Promise<void> {
    const profile = this.profile
    this.profile = null
    this.store = null
    await this.closeStore()
    this.stage = 'wiped'
    this.tell()
    if (profile) {
      await wipe(profile.account)
      await keys.profiles.forget(profile.account)
      await api.tellWiped(profile.device)
      await api.leave(profile.device).catch(() => undefined) // whoever holds the phone now has to sign in anew
    }
  }

  /** Takes the key off the phone at once; the session ends now or, without a network, at the next contact. */
  async signOut(): Promise<void> {
    localStorage.setItem(LEAVING, '1')
    if (this.profile) await keys.lock(this.profile.account)
    await this.closeStore()
    this.hurry()
  }

  get waiting(): Item[] {
    return this.items.filter(item => item.state === 'ready')
  }

  get isClockWrong(): boolean {
    return isWrong(this.clock)
  }

  task(id: number | null): Task | null {
    return this.day?.tasks.find(task => task.id === id) ?? null
  }

  /** The last that was written about a door on this phone. */
  itemOf(task: number): Item | null {
    return this.items.filter(item => item.task === task).at(-1) ?? null
  }

  newItem(kind: ItemKind, task: number | null): Item {
    return { key: crypto.randomUUID(), kind, task, state: 'draft', photos: [], at: Date.now(), clock: this.clock.offset, tries: 0, nextAt: 0,
      sentAt: null, reason: '' }
  }

  /** @throws Full when the phone has no room; then nothing changes */
  async keep(item: Item, content: Content): Promise<void> {
    try {
      const store = this.opened()
      await store.keepItem(item, content)
      this.isFull = store.isSpent
    } catch (why) {
      if (why instanceof Full) this.isFull = true
      this.tell()
      throw why
    }
    await this.changed()
  }

  async finish(item: Item, content: Content): Promise<void> {
    await this.keep({ ...item, state: 'ready', at: Date.now(), clock: this.clock.offset, tries: 0, nextAt: 0, reason: '' }, content)
    this.hurry()
  }

  /** Back into a draft, once nobody is sending it. @returns null when it has arrived meanwhile */
  async reopen(key: string): Promise<Item | null> {
    const store = this.opened()
    const again = async () => {
      const [item, content] = [await store.item(key), await store.content(key)]
      if (!item || !content || !mayBecome(item, 'draft')) return null
      const draft: Item = { ...item, key: crypto.randomUUID(), state: 'draft', reason: '' }
      await store.rename(key, draft, content)
      return draft
    }
    const draft = navigator.locks ? await navigator.locks.request(this.senderLock, again) : await again()
    await this.changed()
    return draft
  }

  async discard(key: string): Promise<void> {
    await this.opened().discard(key)
    await this.changed()
  }

  async addPhoto(item: Item, content: Uint8Array): Promise<string> {
    try {
      const upload = await this.opened().addPhoto(item.key, crypto.randomUUID(), content)
      item.photos.push(upload)
      return upload.id
    } catch (why) {
      if (why instanceof Full) this.isFull = true
      this.tell()
      throw why
    }
  }

  async removePhoto(item: Item, id: string): Promise<void> {
    item.photos = item.photos.filter(photo => photo.id !== id)
    await this.opened().removePhoto(id)
  }

  photo(id: string): Promise<Uint8Array | null> {
    return this.opened().photo(id)
  }

  private opened(): Store {
    if (!this.store) throw new SignedOut()
    return this.store
  }

  private async changed(): Promise<void> {
    this.tabs.postMessage('changed')
    await this.reload()
  }

  private tell(): void {
    for (const listener of this.listeners) listener()
  }
}

/** Runs in one tab only; the others leave it to that one. */
async function alone<T>(name: string, work: () => Promise<T>): Promise<T | null> {
  if (!navigator.locks) return work()
  return navigator.locks.request(name, { ifAvailable: true }, lock => lock ? work() : null)
}

function model(): string {
  const agent = navigator.userAgent
  return /MicroMessenger/.test(agent) ? 'wechat' : /Android/.test(agent) ? 'android' : /iPhone|iPad/.test(agent) ? 'apple' : 'other'
}


export const isWeChat = /MicroMessenger/.test(navigator.userAgent)
