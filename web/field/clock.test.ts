import assert from 'node:assert/strict'
import test from 'node:test'
import { isWrong, measured } from './clock'

test('half of the way is taken off', () => {
  const clock = measured(new Date(1_000_500).toISOString(), 0, 1000)
  assert.equal(clock.offset, 1_000_000)
})

test('a few minutes are no wrong clock, hours are', () => {
  assert.ok(!isWrong({ offset: 60_000, foundAt: 0 }))
  assert.ok(!isWrong({ offset: null, foundAt: 0 }))
  assert.ok(isWrong({ offset: -3 * 3_600_000, foundAt: 0 }))
})
