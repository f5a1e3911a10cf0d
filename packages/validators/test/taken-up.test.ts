/** What a reading takes up is found without knowing how it reads. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { takenUp } from '../src/report/taken-up.js'

const keys = fc.uniqueArray(fc.constantFrom('title', 'level', 'note', 'a/b', 'c~d'), { minLength: 1 })

describe('what is taken up', () => {
  it('is the members that are read, whatever else stands there', () => {
    fc.assert(
      fc.property(keys, fc.uniqueArray(fc.constantFrom('title', 'level', 'a/b', 'c~d')), (there, read) => {
        const json = Object.fromEntries(there.map((key, at) => [key, { value: at + 1 }]))
        const reading = (each: Partial<typeof json>) => read.map((key) => each[key]?.value ?? null)
        const escaped = there
          .filter((key) => (read as readonly string[]).includes(key))
          .map((key) => `/${key.replace('~', '~0').replace('/', '~1')}/value`)
        expect([...takenUp<Partial<typeof json>>(json, reading, undefined)].sort()).toEqual(
          escaped.length > 0 ? escaped.sort() : [''],
        )
      }),
    )
  })

  it('is also what is written again, though nothing hangs on it', () => {
    const read = ({ title }: { title?: string }) => title
    const json = { title: 'Wood', kind: { of: 'course' }, colour: 'red' }
    expect([...takenUp(json, read, { kind: { of: 'course' }, colour: 'blue' })]).toEqual(['/title', '/kind'])
  })

  it('is told item by item of a list', () => {
    const read = ({ list }: { list?: { name?: string; note?: string }[] }) => list?.map(({ name }) => name)
    const json = { list: [{ name: 'a', note: 'x' }, { name: 'b' }] }
    expect([...takenUp(json, read, undefined)]).toEqual(['/list/0/name', '/list/1/name'])
  })

  it('reads a large document only a few times', () => {
    let times = 0
    const json = Object.fromEntries(Array.from({ length: 5000 }, (_, at) => [`k${at}`, 'x'.repeat(100)]))
    takenUp(json, () => times++ && 0, undefined)
    expect(times).toBeLessThan(8)
  })
})
