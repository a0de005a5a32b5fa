// Who has used this phone, and the keys of their stores. The key of a store comes from the server wrapped for the key pair of
// this phone; neither can be read out of the browser. Deleting 'field-keys' locks every store: that is what signing out does,
// in the app and on every other page (web/common/leaving.js). Only the owner's sign-in opens it again.
import Dexie, { type EntityTable } from 'dexie'

export interface Profile {
  account: number
  device: string
  /** What the phone is called on the screen where it can be wiped. */
  name: string
  visitor: string
  privateKey: CryptoKey
  publicKey: string
  /** When the list is wiped, by the server's clock; 0 before the first list. */
  until: number
  offset: number | null
  foundAt: number
  usedAt: number
}

interface Opened {
  account: number
  key: CryptoKey
}

const phone = new Dexie('field-phone') as Dexie & { profiles: EntityTable<Profile, 'account'> }
phone.version(1).stores({ profiles: 'account' })
const keyring = new Dexie('field-keys') as Dexie & { opened: EntityTable<Opened, 'account'> }
keyring.version(1).stores({ opened: 'account' })

export interface Box {
  iv: Uint8Array
  data: ArrayBuffer
}

/** Calls back when another page of this browser has signed out. */
export function onLocked(told: () => void): void {
  keyring.on('versionchange', () => {
    keyring.close()
    told()
  })
}

export async function newPair(): Promise<{ privateKey: CryptoKey, publicKey: string }> {
  const pair = await crypto.subtle.generateKey(
    { name: 'RSA-OAEP', modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1]), hash: 'SHA-256' }, false, ['wrapKey', 'unwrapKey'])
  const spki = new Uint8Array(await crypto.subtle.exportKey('spki', pair.publicKey))
  return { privateKey: pair.privateKey, publicKey: base64(spki) }
}

/** Turns the server's answer into the key of the store and keeps it until somebody signs out. */
export async function open(profile: Profile, wrapped: string): Promise<CryptoKey> {
  const key = await crypto.subtle.unwrapKey('raw', bytes(wrapped), profile.privateKey, { name: 'RSA-OAEP' }, { name: 'AES-GCM' }, false,
    ['encrypt', 'decrypt'])
  await keyring.open()
  await keyring.opened.put({ account: profile.account, key })
  return key
}

export async function opened(account: number): Promise<CryptoKey | null> {
  await keyring.open()
  return (await keyring.opened.get(account))?.key ?? null
}

export async function lock(account: number): Promise<void> {
  await keyring.open()
  await keyring.opened.delete(account)
}

export const profiles = {
  /** The one used last first. */
  async all(): Promise<Profile[]> {
    return (await phone.profiles.toArray()).sort((one, other) => other.usedAt - one.usedAt)
  },
  async find(account: number): Promise<Profile | undefined> {
    return phone.profiles.get(account)
  },
  async keep(profile: Profile): Promise<void> {
    await phone.profiles.put(profile)
  },
  async forget(account: number): Promise<void> {
    await lock(account)
    await phone.profiles.delete(account)
  }
}

/** @param name goes into the seal, so that no box can stand in for another */
export async function seal(key: CryptoKey, name: string, content: Uint8Array): Promise<Box> {
  const iv = crypto.getRandomValues(new Uint8Array(12))
  const data = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: new TextEncoder().encode(name) }, key, content as BufferSource)
  return { iv, data }
}

export async function unseal(key: CryptoKey, name: string, box: Box): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.decrypt(
    { name: 'AES-GCM', iv: box.iv as BufferSource, additionalData: new TextEncoder().encode(name) }, key, box.data))
}

function base64(content: Uint8Array): string {
  return btoa(String.fromCharCode(...content))
}

function bytes(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), letter => letter.charCodeAt(0))
}
