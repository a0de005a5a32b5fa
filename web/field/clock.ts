// The phone's clock against the server's. Nothing is set right on the phone; both times travel with every item.

const WRONG_MILLIS = 5 * 60_000

export interface Clock {
  /** What to add to the phone's time; null before the first contact. */
  offset: number | null
  /** When that was found, by the phone. */
  foundAt: number
}

/** Half of the way is taken off, as the answer was written while it travelled. */
export function measured(serverTime: string, asked: number, answered: number): Clock {
  return { offset: Math.round(Date.parse(serverTime) - (asked + answered) / 2), foundAt: answered }
}

export function isWrong(clock: Clock): boolean {
  return clock.offset !== null && Math.abs(clock.offset) > WRONG_MILLIS
}

export function serverNow(clock: Clock): number {
  return Date.now() + (clock.offset ?? 0)
}
