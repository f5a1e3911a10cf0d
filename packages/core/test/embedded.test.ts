import { describe, expect, it } from 'vitest'
import { readEmbedded } from '../src/crosswalk/embedded.js'

const read = (achievement: string, subject: string) =>
  readEmbedded({ id: 'urn:x:1' }, [
    { pointer: '/a', value: JSON.parse(achievement) },
    { pointer: '/s', value: JSON.parse(subject) },
  ])!

describe('a record in two parts', () => {
  it('has the members of both, and the id of the credential', () => {
    const { record } = read('{"title":{"en":"A"},"id":"urn:x:2"}', '{"language":"en"}')
    expect(record).toEqual({ title: { en: 'A' }, language: 'en', id: 'urn:x:1' })
  })

  it('leads to the part that says a thing, the later where both do', () => {
    const { origin, record } = read('{"title":{"en":"A"},"language":"de"}', '{"language":"en"}')
    expect(record.language).toBe('en')
    expect(origin('/title/en')).toBe('/a/title/en')
    expect(origin('/language')).toBe('/s/language')
    expect(origin('/id')).toBe('/id')
  })

  it('leads to members whose names a pointer escapes', () => {
    const { origin } = read('{"title":{}}', '{"a~b":1,"c/d":2}')
    expect(origin('/a~0b')).toBe('/s/a~0b')
    expect(origin('/c~1d')).toBe('/s/c~1d')
  })

  it('keeps a member called __proto__ as one', () => {
    const { record } = read('{"__proto__":["x"]}', '{}')
    expect(Object.keys(record)).toEqual(['__proto__', 'id'])
    expect(Object.getPrototypeOf(record)).toBe(Object.prototype)
  })
})
