import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { PinnedContexts } from '@microcred/common/pinned-contexts'
import { describe, expect, it } from 'vitest'
import { contextRows } from '../../../tools/generators/contexts.js'
import { outsideData } from '../../../tools/outside-data.js'
import { root } from '../../../tools/root.js'
import { documentOf, packaged } from '../src/conform/contexts/documents.js'
import { offline } from '../src/conform/linked-data/expand.js'
import { library } from '../src/conform/linked-data/library.js'
import { addLinkedData, validateLinkedData } from '../src/linked-data.js'
import { validate } from '../src/walk/validate.js'
import { badge } from './badge.js'
import { credential, type Json, V2 } from './credential.js'

const at = '2026-06-01T00:00:00Z'
const said = async (input: object | string): Promise<string[]> =>
  (await validateLinkedData(input, { at })).findings.flatMap(({ code, pointer }) =>
    /^(?:linked-data|vc|openbadges)\./.test(code) ? [`${code} ${pointer}`] : [],
  )

/** JSON with its keys in order, so that its digest does not depend on how it was written. */
const canonical = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(canonical)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.keys(value)
      .sort()
      .map((key) => [key, canonical((value as Json)[key])]),
  )
}

describe('the pinned contexts', () => {
  it('of packages are those whose digests stand in the table', () => {
    for (const { url, package: name, sha256 } of contextRows()) {
      if (!name) continue
      const digest = createHash('sha256')
        .update(JSON.stringify(canonical(packaged(url))))
        .digest('hex')
      expect({ url, sha256: digest }).toEqual({ url, sha256 })
    }
  })

  it('are served under every address in the table, and under no other', () => {
    for (const { url } of contextRows()) expect(documentOf(url), url).toBeDefined()
    expect(documentOf('https://elsewhere.example/context')).toBeUndefined()
    expect(documentOf('constructor')).toBeUndefined()
  })
})

describe('a credential that linked data keeps whole', () => {
  it('has nothing said of it', async () => {
    expect(await said(badge())).toEqual([])
    expect(await said(credential())).toEqual([])
  })
})

describe('linked data of a credential', () => {
  const faults: readonly (readonly [title: string, json: Json, finding: string])[] = [
    [
      'an unknown context',
      credential({ '@context': [V2, 'https://elsewhere.example/context'] }),
      'linked-data.unknown-context /@context/1',
    ],
    [
      'a key no context defines',
      credential({ credentialSubject: { id: 'urn:s', odd: 1 } }),
      'linked-data.dropped-term /credentialSubject/odd',
    ],
    [
      'a type no context maps',
      credential({ type: ['VerifiableCredential', 'Odd'] }),
      'linked-data.unmapped-type /type/1',
    ],
    [
      'a relative id',
      credential({ credentialSubject: { id: 'somebody', name: 'x' } }),
      'linked-data.relative-id /credentialSubject/id',
    ],
    [
      'a protected term redefined',
      credential({ '@context': [V2, { name: 'https://odd.example/name' }] }),
      'linked-data.protected-term /@context/1',
    ],
    [
      'a context that breaks the rules',
      credential({
        '@context': [V2, { odd: { '@id': 'https://odd.example/o', '@context': { '@vocab': 7 } } }],
      }),
      'linked-data.refused ',
    ],
    [
      'a date that is none',
      credential({
        '@context': [
          V2,
          { since: { '@id': 'https://odd.example/since', '@type': 'http://www.w3.org/2001/XMLSchema#date' } },
        ],
        credentialSubject: { id: 'urn:s', since: 'yesterday' },
      }),
      'linked-data.wrong-datatype /credentialSubject/since',
    ],
  ]
  it.each(faults)('finds %s, once, at its key', async (_, json, finding) => {
    const findings = (await said(json)).filter((each) => each.startsWith('linked-data.'))
    expect(findings.map((each) => (finding.endsWith(' ') ? `${each.split(' ')[0]} ` : each))).toEqual([
      finding,
    ])
  })

  it('does not say again what the plain check refuses', async () => {
    const json = credential({ proof: { type: 'DataIntegrityProof', created: 'yesterday' } })
    expect(await said(json)).toEqual(['vc.not-a-date /proof/created'])
  })

  it('names the context it refuses, and takes one that is given', async () => {
    const url = 'https://elsewhere.example/context'
    const json = credential({ '@context': [V2, url], credentialSubject: { id: 'urn:s', odd: 1 } })
    const refused = await validateLinkedData(json, { at })
    expect(refused.findings[0]?.message).toContain(url)
    const given = await validateLinkedData(json, {
      at,
      contexts: { [url]: { '@context': { odd: 'https://odd.example/o' } } },
    })
    expect(given.findings.filter(({ code }) => code.startsWith('linked-data.'))).toEqual([])
  })

  it('says of a map of languages that it is dropped, instead of warning of it', async () => {
    const json = badge()
    ;((json.credentialSubject as Json).achievement as Json).name = { pt: 'Rega', nl: 'Irrigatie' }
    const pointer = '/credentialSubject/achievement/name'
    expect(await said(json)).toEqual([
      `linked-data.dropped-term ${pointer}/pt`,
      `linked-data.dropped-term ${pointer}/nl`,
    ])
    expect((await validateLinkedData(json, { at })).verdict.conformance).toBe('invalid')
  })

  it('keeps the verdict of a standard that leaves linked data to the reader', async () => {
    const json = credential({ credentialSubject: { id: 'urn:s', odd: 1 } })
    expect((await validateLinkedData(json, { at })).verdict.conformance).toBe('valid')
  })

  it('says a breach of the standard more sharply, and leaves it a breach', async () => {
    for (const [json, code] of [
      [credential({ id: 'somewhere' }), 'linked-data.relative-id'],
      [credential({ type: ['VerifiableCredential', 'Odd'] }), 'linked-data.unmapped-type'],
    ] as const) {
      const { findings, verdict } = await validateLinkedData(json, { at })
      expect(findings).toMatchObject([{ code, part: 'conformance', severity: 'error' }])
      expect(verdict.conformance).toBe('invalid')
    }
  })

  it('has lines and columns where there is a text, and is put in order', async () => {
    const text = JSON.stringify(
      credential({ credentialSubject: { id: 'urn:s', odd: 1 }, validUntil: '2020-01-01T00:00:00Z' }),
      null,
      2,
    )
    const { findings } = await validateLinkedData(text, { at })
    expect(findings.map(({ code, line }) => [code, line])).toEqual([
      ['linked-data.dropped-term', 11],
      ['vc.expired', 13],
    ])
  })

  it('is added to a report that is there already', async () => {
    const json = credential({ credentialSubject: { id: 'urn:s', odd: 1 } })
    expect(await addLinkedData(validate(json, { at }), json)).toEqual(await validateLinkedData(json, { at }))
  })

  it('leaves a report alone where nothing was recognised', async () => {
    const report = validate('{}', { at })
    expect(await addLinkedData(report, '{}')).toBe(report)
    expect((await validateLinkedData('{"a":', { at })).findings[0]?.code).toBe('json.syntax')
  })

  it('never quotes the learner', async () => {
    const json = badge()
    ;(json.credentialSubject as Json).activityEndDate = 'secret-of-ana'
    expect(JSON.stringify((await validateLinkedData(json, { at })).findings)).not.toContain('secret-of-ana')
  })

  it('survives contexts that go round in circles and cyclic prefixes', async () => {
    const url = 'https://elsewhere.example/round'
    const report = await validateLinkedData(credential({ '@context': [V2, url] }), {
      at,
      contexts: { [url]: { '@context': url } },
    })
    expect(report.findings.map(({ code }) => code)).toContain('linked-data.unknown-context')
    expect(await said(credential({ '@context': [V2, { a: 'b:x', b: 'a:x' }] }))).not.toEqual([])
  })
})

describe('our own context', () => {
  const folder = join(root, 'examples')
  const files = ['credentials', 'specifications', 'openbadges', 'edc']
    .flatMap((each) => readdirSync(join(folder, each)).map((file) => `${each}/${file}`))
    .filter((file) => file.endsWith('.json'))

  it.each(files.filter((file) => !file.startsWith('edc')))('keeps %s whole', async (file) => {
    const { findings } = await validateLinkedData(readFileSync(join(folder, file), 'utf8'), { at })
    expect(findings.filter(({ code }) => code.startsWith('linked-data.'))).toEqual([])
  })
})

describe('expansion with remembered contexts', () => {
  const data = outsideData('openbadges')

  /** What the library makes of a document on its own. */
  const stock = async (json: unknown): Promise<unknown> => {
    const documentLoader = async (url: string): Promise<unknown> => ({
      document: documentOf(url) ?? JSON.parse('null'),
      documentUrl: url,
      tag: 'static',
    })
    try {
      return await library.expand(json, { base: null, documentLoader })
    } catch {
      return 'refused'
    }
  }

  const remembered = async (json: unknown): Promise<unknown> => {
    try {
      return await library.expand(json, offline())
    } catch {
      return 'refused'
    }
  }

  it('gives what the library gives on its own, the first time and the second', async () => {
    for (const json of [
      badge(),
      credential(),
      credential({
        '@context': [V2, { odd: { '@id': 'urn:o:', '@context': { name: 'urn:n' } } }],
        credentialSubject: { odd: { name: 'x' }, name: 'y' },
      }),
    ]) {
      const expected = await stock(json)
      expect(await remembered(json)).toEqual(expected)
      expect(await remembered(json)).toEqual(expected)
    }
  })

  it.skipIf(!data)(
    'gives the same over all samples (data outside of the project)',
    async () => {
      const files = [data!, outsideData('vc2/w3c-vc2-suite')!, outsideData('edc-samples')!].flatMap(
        (folder) =>
          (readdirSync(folder, { recursive: true }) as string[])
            .filter((file) => /\.json(?:ld)?$/.test(file) && !/schema|manifest|contexts/.test(file))
            .map((file) => join(folder, file)),
      )
      let compared = 0
      for (const file of files) {
        const json = parsed(file)
        if (json === undefined || !('@context' in json)) continue
        expect(await remembered(json), file).toEqual(await stock(json))
        compared++
      }
      expect(compared).toBeGreaterThan(100)
    },
    120_000,
  )
})

function parsed(file: string): Json | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Json
  } catch {
    return undefined
  }
}

const contexts = outsideData('openbadges/contexts/1edtech-validator')

describe.skipIf(!contexts)('contexts from our tables (data outside of the project)', () => {
  const official = (file: string) =>
    JSON.parse(readFileSync(join(contexts!, file), 'utf8')) as { '@context': Json }

  it.each([
    ['clr-v2p0-2.0.1.json', 'https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json'],
    ['clr-v2p0.json', 'https://purl.imsglobal.org/spec/clr/v2p0/context.json'],
  ])('%s says what the official document says', (file, url) => {
    expect(documentOf(url)?.['@context']).toEqual(official(file)['@context'])
  })

  it('add to Open Badges 3.0.3 what the official document has', () => {
    const { jti: _, ...terms } = official('ob-v3p0-3.0.3.json')['@context']
    expect(documentOf('https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json')?.['@context']).toEqual(
      terms,
    )
  })
})

const withOwn = new PinnedContexts((url) => {
  const name = /^https:\/\/w3id\.org\/microcred\/[\d.]+\/(.+)$/.exec(url)?.[1]
  return name === undefined
    ? documentOf(url)
    : (JSON.parse(readFileSync(join(root, 'packages/schemas/published', name), 'utf8')) as {
        '@context': Json
      })
})

const elm = outsideData('elm/edc-ap-3.2-lts.jsonld')
const samples = outsideData('edc-samples')

describe.skipIf(!elm || !samples)('the EDC context from our table (data outside of the project)', () => {
  it('makes the same quads of every sample as the official document', async () => {
    const EDC = 'http://data.europa.eu/snb/model/context/edc-ap'
    const quads = async (json: unknown, document: unknown): Promise<string> => {
      const documentLoader = async (url: string): Promise<unknown> => ({
        document: url === EDC ? document : documentOf(url),
        documentUrl: url,
        tag: 'static',
      })
      try {
        return await library.canonize(json, {
          base: null,
          safe: false,
          algorithm: 'RDFC-1.0',
          format: 'application/n-quads',
          documentLoader,
        })
      } catch {
        return 'refused'
      }
    }
    const official = JSON.parse(readFileSync(elm!, 'utf8')) as unknown
    let compared = 0
    for (const file of readdirSync(samples!, { recursive: true }) as string[]) {
      const json =
        /\.json(?:ld)?$/.test(file) && !/manifest/.test(file) ? parsed(join(samples!, file)) : undefined
      if (!json || !JSON.stringify(json['@context'] ?? '').includes('edc-ap')) continue
      const expected = await quads(json, official)
      expect(await quads(json, documentOf(EDC)), file).toBe(expected)
      if (expected !== 'refused') compared++
    }
    expect(compared).toBeGreaterThan(2)
  }, 120_000)
})

describe.skipIf(!samples)('the EDC context beside version 2.0 (data outside of the project)', () => {
  const EDC = 'http://data.europa.eu/snb/model/context/edc-ap'
  const sample = (file: string): Json => parsed(join(samples!, file))!

  it('is offered where the official one collides, and makes the same quads', async () => {
    const json = sample('ec-elm/_Sample-MC-Annex1-unsigned.jsonld')
    const { findings } = await validateLinkedData({ ...json, '@context': [V2, EDC] }, { at })
    const collision = findings.find(({ code }) => code === 'linked-data.protected-term')!
    expect(collision.pointer).toBe('/@context/1')
    const [operation] = collision.fix!.patch
    const mended = { ...json, '@context': [V2, (operation as { value: string }).value] }
    const { findings: rest } = await validateLinkedData(mended, { at })
    expect(rest.filter(({ code }) => code.startsWith('linked-data.'))).toEqual([])
    const quads = (document: Json) =>
      library.canonize(document, {
        ...offline(withOwn),
        algorithm: 'RDFC-1.0',
        format: 'application/n-quads',
      })
    const official = { ...json, '@context': ['https://www.w3.org/2018/credentials/v1', EDC] }
    expect(await quads(mended)).toBe(await quads(official))
  })
})
