import { costlyContext } from '@microcred/common/costly-context'
import { describe, expect, it } from 'vitest'
import { validate } from '../src/index.js'
import { addLinkedData } from '../src/linked-data.js'

/**
 * Steps a call takes, counted by the reads of the input (what a regular expression does within one text is not seen):
 * every read of a proxied value counts.
 */
function reads(value: object, use: (value: object) => unknown): number {
  let count = 0
  const watch = (target: object): object =>
    new Proxy(target, {
      get(on, key, receiver) {
        count++
        const inner: unknown = Reflect.get(on, key, receiver)
        return typeof inner === 'object' && inner !== null ? watch(inner) : inner
      },
    })
  use(watch(value))
  return count
}

const badge = {
  '@context': [
    'https://www.w3.org/ns/credentials/v2',
    'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
  ],
  type: ['VerifiableCredential', 'OpenBadgeCredential'],
}
const times = <T>(count: number, make: (at: number) => T): T[] =>
  Array.from({ length: count }, (_, at) => make(at))

/** Inputs that grow by `size`, of the kinds that once cost far more than their size. */
const KINDS: Readonly<Record<string, (size: number) => object>> = {
  'a digest of many hashes and a fault at the end': (size) => ({
    ...badge,
    relatedResource: [{ id: 'https://a.example/', digestSRI: `${'sha256-sha256-'.repeat(size)}!` }],
  }),
  'an address of mail with many at signs': (size) => ({
    awardingBody: [{ legalName: { en: 'A' }, email: `mailto:${'a@'.repeat(size)} ` }],
  }),
  'a list of one code repeated': (size) => ({
    title: { en: 'A' },
    furtherInformation: { fields: times(size, () => '0732') },
  }),
  'unknown codes': (size) => ({
    title: { en: 'A' },
    furtherInformation: { fields: times(size, (at) => `nofield${at}`) },
  }),
  'unknown members': (size) => ({
    ...badge,
    ...Object.fromEntries(times(size, (at) => [`credentialSubjekt${at}`, 1])),
  }),
  'contexts given in place': (size) => ({
    ...badge,
    '@context': [...badge['@context'], ...times(size, (at) => ({ [`a${at}`]: `https://a.example/${at}` }))],
  }),
  'an address with the word context over and over': (size) => ({
    ...badge,
    '@context': [badge['@context'][0], `https://purl.imsglobal.org/spec/ob/v3p0/${'context'.repeat(size)}`],
  }),
}

describe('the cost of an input', () => {
  it.each(Object.keys(KINDS))('grows with its size and no faster: %s', (name) => {
    const make = KINDS[name]!
    const [small, large] = [64, 1024].map((size) => reads(make(size), validate))
    // Sixteen times the input may take sixteen times the reads and a little; quadratic would be 256 times.
    expect(large! / small!).toBeLessThan(24)
  })

  it.each(Object.keys(KINDS))('does not keep 90 kB from being judged: %s', (name) => {
    const make = KINDS[name]!
    const size = Math.floor(90_000 / (JSON.stringify(make(2)).length - JSON.stringify(make(1)).length))
    expect(validate(JSON.stringify(make(size))).findings.length).toBeGreaterThan(0)
  })
})

describe('contexts that cost more than their size', () => {
  const nested = (levels: number, at = ''): object =>
    levels === 0
      ? {}
      : Object.fromEntries(
          ['a', 'b'].map((name) => [
            name + at,
            { '@id': `https://a.example/${name}${at}`, '@context': nested(levels - 1, `${at}${name}`) },
          ]),
        )

  it('are one finding of linked data, and nothing is expanded', async () => {
    for (const contexts of [[nested(10)], times(1500, () => badge['@context'][0])]) {
      const json = { ...badge, '@context': [...badge['@context'], ...contexts] }
      const { findings } = await addLinkedData(validate(json), json)
      expect(findings.filter(({ code }) => code === 'linked-data.too-many-contexts')).toHaveLength(1)
    }
  })

  it('are followed where they are few', () => {
    expect(costlyContext({ '@context': [...badge['@context'], nested(3)] })).toBeUndefined()
    expect(costlyContext({ of: times(1000, () => badge) })).toBeUndefined()
  })
})
