import { createHash } from 'node:crypto'
import { fill } from '@microcred/core/messages'
import { describe, expect, it } from 'vitest'
import { readSdJwt } from './sd-jwt.js'

/** A problem in English. */
const inWords = (problem: unknown): string => fill('{reason}', { reason: problem })

const encode = (parts: unknown): string => Buffer.from(JSON.stringify(parts)).toString('base64url')
const digest = (disclosure: string, algorithm = 'sha256'): string =>
  createHash(algorithm).update(disclosure).digest('base64url')

describe('readSdJwt', () => {
  it('puts disclosed members and items back, also inside of each other, and drops what is not disclosed', () => {
    const town = encode(['salt-1', 'locality', 'Yecla'])
    const address = encode(['salt-2', 'address', { _sd: [digest(town)], country: 'ES' }])
    const skill = encode(['salt-3', { name: 'sanding' }])
    const hidden = encode(['salt-4', 'dateOfBirth', '1987-04-12'])
    const payload = {
      _sd_alg: 'sha-256',
      _sd: [digest(address), digest('a decoy')],
      iss: 'https://centre.example/',
      skills: ['spraying', { '...': digest(skill) }, { '...': digest(hidden) }],
    }
    expect(readSdJwt(payload, [town, address, skill]).json).toEqual({
      iss: 'https://centre.example/',
      skills: ['spraying', { name: 'sanding' }],
      address: { country: 'ES', locality: 'Yecla' },
    })
  })

  it.each([
    ['sha-384', 'sha384'],
    ['sha-512', 'sha512'],
  ])('knows %s', (name, algorithm) => {
    const title = encode(['salt', 'title', 'A'])
    expect(readSdJwt({ _sd_alg: name, _sd: [digest(title, algorithm)] }, [title]).json).toEqual({
      title: 'A',
    })
  })

  it('takes sha-256 where no algorithm is named', () => {
    const title = encode(['salt', 'title', 'A'])
    expect(readSdJwt({ _sd: [digest(title)] }, [title]).json).toEqual({ title: 'A' })
  })

  it('says what it cannot read', () => {
    expect(inWords(readSdJwt({ _sd_alg: 'md5' }, []).problem)).toMatch(/hash algorithm/)
    expect(inWords(readSdJwt({ _sd_alg: 'constructor' }, []).problem)).toMatch(/hash algorithm/)
    expect(inWords(readSdJwt({ _sd_alg: 5 }, []).problem)).toMatch(/hash algorithm/)
    for (const disclosure of ['!', 'AAAA', encode({}), encode(['salt']), encode(['1', 2, 3, 4])])
      expect(inWords(readSdJwt({}, [disclosure]).problem)).toMatch(/disclosure/)
  })

  it('discloses a member called __proto__ as a member', () => {
    const odd = encode(['salt', '__proto__', { admin: true }])
    const { json } = readSdJwt({ _sd: [digest(odd)] }, [odd])
    expect(Object.keys(json)).toEqual(['__proto__'])
    expect((json as { admin?: boolean }).admin).toBeUndefined()
  })

  const title = encode(['salt', 'title', 'A'])
  const item = encode(['salt', 'A'])
  const inner = encode(['salt', 'a', { _sd_alg: 'sha-256' }])
  const named = (name: unknown): string => encode(['salt', name, 'A'])
  const double = Buffer.from('["salt", "a", { "b": 1, "b": 2 }]').toString('base64url')

  it.each<[string, Record<string, unknown>, readonly string[], RegExp]>([
    [
      'a digest twice in one list',
      { _sd: [digest(title), digest(title)] },
      [title],
      /digest stands there twice/,
    ],
    ['a digest twice in two places', { _sd: [digest(title)], a: { _sd: [digest(title)] } }, [title], /twice/],
    ['a digest twice that is not disclosed', { _sd: ['x'], a: [{ '...': 'x' }] }, [], /twice/],
    ['a disclosure that is not used', {}, [title], /belongs to no digest/],
    ['a disclosure twice', { _sd: [digest(title)] }, [title, title], /disclosure stands there twice/],
    ['a claim called _sd', { _sd: [digest(named('_sd'))] }, [named('_sd')], /`_sd`/],
    ['a claim called ...', { _sd: [digest(named('...'))] }, [named('...')], /`\.\.\.`/],
    ['a claim that is there already', { title: 'B', _sd: [digest(title)] }, [title], /there already/],
    ['a claim without a name', { _sd: [digest(named(5))] }, [named(5)], /by no text/],
    ['a salt that is no text', { _sd: [] }, [encode([5, 'title', 'A'])], /salt/],
    ['_sd that is no list', { _sd: 'x' }, [], /no list of digests/],
    ['a digest that is no text', { _sd: [5] }, [], /no list of digests/],
    ['an item as a claim', { _sd: [digest(item)] }, [item], /where a claim belongs/],
    ['a claim as an item', { a: [{ '...': digest(title) }] }, [title], /where an item belongs/],
    ['... beside another member', { a: [{ '...': 'x', b: 1 }] }, [], /stand alone/],
    ['... that is no text', { a: [{ '...': 5 }] }, [], /no digest/],
    ['_sd_alg inside', { a: { _sd_alg: 'sha-256' } }, [], /inside/],
    ['_sd_alg inside of a disclosure', { _sd: [digest(inner)] }, [inner], /inside/],
    ['_sd_alg as a list', { _sd_alg: ['sha-256'] }, [], /hash algorithm/],
    ['iss disclosed', { _sd: [digest(named('iss'))] }, [named('iss')], /`iss`/],
    ['a key twice in a disclosure', { _sd: [digest(double)] }, [double], /key stands twice/],
  ])('refuses %s', (_, payload, disclosures, why) => {
    expect(inWords(readSdJwt(payload, disclosures).problem)).toMatch(why)
  })

  it('does not follow a chain of disclosures that each name the next one twice', () => {
    let last = encode(['salt', 'a', 1])
    const chain = [last]
    for (let at = 0; at < 40; at++) {
      last = encode(['salt', 'a', { x: { _sd: [digest(last)] }, y: { _sd: [digest(last)] } }])
      chain.push(last)
    }
    expect(inWords(readSdJwt({ _sd: [digest(last)] }, chain).problem)).toMatch(/twice/)
  })
})
