import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { readSdJwt } from './sd-jwt.js'

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
      _sd: [digest(address), digest(hidden)],
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
    expect(readSdJwt({ _sd_alg: 'md5' }, []).problem).toMatch(/hash algorithm/)
    expect(readSdJwt({ _sd_alg: 'constructor' }, []).problem).toMatch(/hash algorithm/)
    expect(readSdJwt({ _sd_alg: 5 }, []).problem).toMatch(/hash algorithm/)
    for (const disclosure of ['!', 'AAAA', encode({}), encode(['salt']), encode([1, 2, 3, 4])])
      expect(readSdJwt({}, [disclosure]).problem).toMatch(/disclosure/)
  })

  it('lets no disclosure replace a member that is there', () => {
    const title = encode(['salt', 'title', 'Forged'])
    expect(readSdJwt({ title: 'Own', _sd: [digest(title)] }, [title]).json).toEqual({ title: 'Own' })
  })

  it('discloses a member called __proto__ as a member', () => {
    const odd = encode(['salt', '__proto__', { admin: true }])
    const { json } = readSdJwt({ _sd: [digest(odd)] }, [odd])
    expect(Object.keys(json)).toEqual(['__proto__'])
    expect((json as { admin?: boolean }).admin).toBeUndefined()
  })

  it('ignores digests that are no strings and disclosures nobody asks for', () => {
    const title = encode(['salt', 'title', 'A'])
    expect(readSdJwt({ a: 1, _sd: [5, null], b: [{ '...': 5 }] }, [title]).json).toEqual({
      a: 1,
      b: [{ '...': 5 }],
    })
  })
})
