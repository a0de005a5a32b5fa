// The rules of forms in the app say the same as those in Java: both are held to src/test/resources/visit/form-cases.json.
import assert from 'node:assert/strict'
import fs from 'node:fs'
import test from 'node:test'
import { check, kept, shown } from './rules'
import type { Answers, Definition } from './types'

interface Case {
  name: string
  today: string
  definition: Definition
  answers: Answers
  faults: [string, string][]
  kept?: Answers
  shown?: string[]
}

const cases = JSON.parse(fs.readFileSync(process.env['FORM_CASES'] as string, 'utf8')) as Case[]

for (const one of cases) {
  test(one.name, () => {
    assert.deepEqual(check(one.definition, one.answers, one.today).map(fault => [fault.key, fault.code]), one.faults.map(([key, code]) => [key, code]))
    if (one.kept) assert.deepEqual(kept(one.definition, one.answers), one.kept)
    if (one.shown) assert.deepEqual(shown(one.definition, one.answers), one.shown)
  })
}
