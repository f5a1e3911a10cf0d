import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { openBundle } from '@microcred/trust/bundle'
import { describe, expect, it } from 'vitest'
import { merged, partsIn } from '../src/trust/import.js'

const vectors = fileURLToPath(new URL('../../trust/test/vectors/', import.meta.url))
const read = (file: string): string => readFileSync(join(vectors, file), 'utf8')
const empty = { made: '2026-11-30T00:00:00Z', sources: [] }
const bundleOf = (text: string, file: string) => merged(empty, [partsIn(text, file, undefined)!])

const der = read('anchors/example-root-ca.pem').replace(/-----[^-]+-----|\s/g, '')
const list = `<?xml version="1.0"?><tsl:TrustServiceStatusList xmlns:tsl="x"><tsl:TSPService><tsl:ServiceInformation>
<tsl:ServiceTypeIdentifier>http://uri.etsi.org/TrstSvc/Svctype/CA/QC</tsl:ServiceTypeIdentifier>
<tsl:ServiceDigitalIdentity><tsl:DigitalId><tsl:X509Certificate>${der}</tsl:X509Certificate></tsl:DigitalId></tsl:ServiceDigitalIdentity>
<tsl:ServiceStatus>http://uri.etsi.org/TrstSvc/TrustedList/Svcstatus/withdrawn</tsl:ServiceStatus>
<tsl:StatusStartingTime>2026-05-01T00:00:00Z</tsl:StatusStartingTime>
<tsl:URI>http://uri.etsi.org/TrstSvc/TrustedList/SvcInfoExt/ForeSeals</tsl:URI></tsl:ServiceInformation>
<tsl:ServiceHistory><tsl:ServiceHistoryInstance><tsl:ServiceStatus>http://uri.etsi.org/TrstSvc/TrustedList/Svcstatus/granted</tsl:ServiceStatus>
<tsl:StatusStartingTime>2017-01-01T00:00:00Z</tsl:StatusStartingTime></tsl:ServiceHistoryInstance></tsl:ServiceHistory></tsl:TSPService></tsl:TrustServiceStatusList>`

describe('what is imported into a bundle', () => {
  const whole = /<tsl:TSPService>[\s\S]*<\/tsl:TSPService>/.exec(list)![0]
  const bare = list.replace(whole, '')
  const put = (inner: string): string => bare.replace('</tsl:Trust', `${inner}</tsl:Trust`)
  const signed = (inner: string): string =>
    `<ds:Signature xmlns:ds="y"><ds:Object>${inner}</ds:Object></ds:Signature>`

  it.each([
    ['in a comment', `<!-- ${whole} -->`],
    ['in character data', `<![CDATA[${whole}]]>`],
    ['in a signature', signed(whole)],
    ['in a signature in a signature', signed(`${signed('')}${whole}`)],
  ])('is no service that stands %s, where no signature covers it', (_, inner) => {
    expect(bundleOf(put(whole), 'list.xml').certificates).toHaveLength(1)
    expect(bundleOf(put(inner), 'list.xml').certificates ?? []).toEqual([])
    expect(bundleOf(put(whole + signed('')), 'list.xml').certificates).toHaveLength(1)
  })

  it.each([0.3, 0.6, 0.99])('is nothing of a trusted list of which there is %d', (share) => {
    expect(partsIn(list.slice(0, list.length * share), 'list.xml', undefined)).toBeUndefined()
  })

  it('of a certificate alone takes nothing away of what a trusted list says of it', () => {
    const pem = read('anchors/example-root-ca.pem')
    const [service, alone, clock] = [
      partsIn(list, 'list.xml', undefined)!,
      partsIn(pem, 'root.pem', undefined)!,
      partsIn(pem, 'clock.pem', 'time-stamp')!,
    ]
    const listed = merged(empty, [service])
    expect(merged(listed, [alone]).certificates).toEqual(listed.certificates)
    expect(merged(empty, [alone, service]).certificates).toEqual(listed.certificates)
    expect(merged(listed, [clock]).certificates).toEqual([
      { ...listed.certificates![0]!, use: ['seal', 'time-stamp'] },
    ])
  })

  it('of the metadata of a type is the text, by the type', () => {
    const text = '{ "vct": "urn:eudi:micro_credential:1", "name": "Micro-credential" }'
    expect(bundleOf(text, 'type.json').types).toEqual({ 'urn:eudi:micro_credential:1': text })
    expect(openBundle(bundleOf(text, 'type.json')).violations).toEqual([])
    expect(
      partsIn('{ "vct": "urn:eudi:x", "iss": "https://a.example" }', 'c.json', undefined),
    ).toBeUndefined()
  })

  it('of a trusted list is its services with all they were', () => {
    const { certificates, sources } = bundleOf(list, 'lists/ee.xml')
    expect(certificates).toEqual([
      {
        der,
        use: ['seal'],
        service: {
          type: 'CA/QC',
          for: ['eSeals'],
          history: [
            { status: 'withdrawn', since: '2026-05-01T00:00:00Z' },
            { status: 'granted', since: '2017-01-01T00:00:00Z' },
          ],
        },
        source: 'ee.xml',
      },
    ])
    expect(sources[0]).toMatchObject({ kind: 'eu-trusted-list', signature: 'not-checked' })
  })

  const service = (type: string, kind: string, status: string): string => {
    const kinds = `<tsl:URI>http://uri.etsi.org/TrstSvc/TrustedList/SvcInfoExt/${kind}</tsl:URI>`
    return `<tsl:TSPService><tsl:ServiceInformation><tsl:ServiceTypeIdentifier>http://uri.etsi.org/TrstSvc/Svctype/${type}</tsl:ServiceTypeIdentifier><tsl:ServiceDigitalIdentity><tsl:X509Certificate>${der}</tsl:X509Certificate></tsl:ServiceDigitalIdentity><tsl:ServiceStatus>x/${status}</tsl:ServiceStatus><tsl:StatusStartingTime>2017-01-01T00:00:00Z</tsl:StatusStartingTime>${kinds}</tsl:ServiceInformation></tsl:TSPService>`
  }
  const listWith = (...services: string[]): string =>
    `<tsl:TrustServiceStatusList xmlns:tsl="x">${services.join('')}</tsl:TrustServiceStatusList>`
  const seals = service('CA/QC', 'ForeSeals', 'granted')

  it.each([
    ['other certificates', service('CA/PKC', 'ForX', 'recognisedatnationallevel'), ['seal']],
    ['signatures', service('CA/QC', 'ForeSignatures', 'granted'), ['seal']],
    ['time stamps', service('TSA/QTST', 'ForX', 'granted'), ['seal', 'time-stamp']],
    ['time stamps, and no longer', service('TSA/QTST', 'ForX', 'withdrawn'), ['seal']],
  ])('is the service for seals where its certificate is also that of one for %s', (_, other, use) => {
    for (const services of [
      [seals, other],
      [other, seals],
    ]) {
      const { certificates } = bundleOf(listWith(...services), 'list.xml')
      expect(certificates).toMatchObject([{ use, service: { type: 'CA/QC', for: ['eSeals'] } }])
    }
  })

  it('of a trusted list is the same whatever stands before its names', () => {
    const other = list.replaceAll('tsl:', 'ns-1.a:')
    expect(bundleOf(other, 'a.xml').certificates).toEqual(bundleOf(list, 'a.xml').certificates)
  })

  it('is nothing that stands in a comment', () => {
    for (const text of [`<!--${seals}-->`, `<!--${seals}--><!--${seals}-->`, `<!--${seals}`])
      expect(bundleOf(listWith(text), 'a.xml').certificates).toBeUndefined()
    expect(bundleOf(listWith(`<!-- -->${seals}<!-- -->`), 'a.xml').certificates).toHaveLength(1)
  })

  it.each([
    'anchors/example-root-ca.pem',
    'dids/did-web-university.json',
    'status/list.json',
    'status/token-list-2bit.jwt',
  ])('of %s is a sound bundle', (file) => {
    expect(openBundle(bundleOf(read(file), file)).violations).toEqual([])
    expect(openBundle(bundleOf(list, 'list.xml')).violations).toEqual([])
  })

  it('stands in it once', () => {
    const part = partsIn(read('anchors/example-root-ca.pem'), 'a.pem', undefined)!
    expect(merged(empty, [part, part]).certificates).toHaveLength(1)
  })

  it('is nothing where a file holds something else', () => {
    for (const text of ['', '{}', '[]', 'words', '{"id":"x"}'])
      expect(partsIn(text, 'x', undefined)).toBeUndefined()
  })
})

const command = fileURLToPath(new URL('../bin/microcred.js', import.meta.url))
const run = (...args: string[]) =>
  spawnSync(process.execPath, [command, 'trust', ...args], { encoding: 'utf8' })

const entities = {
  LoTE: {
    ListAndSchemeInformation: { LoTEType: 'http://uri.etsi.org/19602/LoTEType/local' },
    TrustedEntitiesList: [
      {
        TrustedEntityInformation: { TEName: [{ lang: 'en', value: 'Example' }] },
        TrustedEntityServices: [
          {
            ServiceInformation: {
              ServiceTypeIdentifier: 'http://uri.etsi.org/19602/SvcType/EAA/Issuance',
              ServiceStatus: 'http://uri.etsi.org/19602/SvcStatus/notified',
              StatusStartingTime: '2026-01-01T00:00:00Z',
              ServiceDigitalIdentity: { X509Certificates: [{ val: der }] },
            },
          },
          {
            ServiceInformation: {
              ServiceTypeIdentifier: 'http://uri.etsi.org/19602/SvcType/EAA/Revocation',
              ServiceDigitalIdentity: {
                X509Certificates: [
                  { val: read('anchors/example-seal-ca.pem').replace(/-----[^-]+-----|\s/g, '') },
                ],
              },
            },
          },
        ],
      },
    ],
  },
}
const encoded = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')
const tokenOf = (claims: unknown): string => `${encoded({ alg: 'ES256' })}.${encoded(claims)}.c2ln`

describe('a list of trusted entities', () => {
  it.each([
    ['as JSON', JSON.stringify(entities)],
    ['without its wrapper', JSON.stringify(entities.LoTE)],
    ['in a token', tokenOf(entities)],
  ])('%s gives its services, each for its use', (_, text) => {
    const bundle = bundleOf(text, 'list.json')
    expect(openBundle(bundle).violations).toEqual([])
    expect(bundle.certificates).toMatchObject([
      {
        der,
        use: ['seal'],
        service: { type: 'EAA/Issuance', history: [{ status: 'notified', since: '2026-01-01T00:00:00Z' }] },
      },
      { use: ['status'], service: { type: 'EAA/Revocation' } },
    ])
    expect(bundle.sources).toMatchObject([{ kind: 'entity-list', signature: 'not-checked' }])
  })
})

describe('an accreditation', () => {
  const url = 'https://registry.example/issuers/did:ebsi:z1/attributes/1'
  const token = tokenOf({
    iss: 'did:ebsi:z2',
    vc: { credentialStatus: { id: url, type: 'EbsiAccreditationEntry' } },
  })
  it.each([
    ['as a token', token],
    [
      'as the registry answers',
      JSON.stringify({ did: 'did:ebsi:z1', attribute: { body: token, issuerType: 'TI' } }),
    ],
  ])('%s stands at its address', (_, text) => {
    const bundle = bundleOf(text, 'a.json')
    expect(openBundle(bundle).violations).toEqual([])
    expect(bundle.attributes).toEqual({ [url]: { content: text, source: 'a.json' } })
  })
})

describe('microcred trust', () => {
  it('imports folders, passes over what is no part of a bundle, and keeps intermediates apart', () => {
    const folder = mkdtempSync(join(tmpdir(), 'trust-'))
    writeFileSync(join(folder, 'root.pem'), read('anchors/example-root-ca.pem'))
    writeFileSync(join(folder, 'ca.pem'), read('anchors/example-seal-ca.pem'))
    writeFileSync(join(folder, 'notes.txt'), 'words')
    const anchors = run('import', folder)
    expect([anchors.status, JSON.parse(anchors.stdout).certificates.length]).toEqual([0, 2])
    expect(anchors.stderr).toContain('notes.txt is no certificate')
    const through = JSON.parse(run('import', join(folder, 'ca.pem'), '--as', 'intermediate').stdout)
    expect([through.intermediates.length, through.certificates]).toEqual([1, undefined])
    expect(openBundle(through).violations).toEqual([])
    expect(run('import', join(folder, 'notes.txt')).status).toBe(2)
    expect(run('import', join(folder, 'nothing')).status).toBe(2)
  })

  it('puts what is imported in the place of what a bundle had, and tells of two files for one thing', () => {
    const folder = mkdtempSync(join(tmpdir(), 'trust-'))
    const url = 'https://status.example/1'
    const list = (encodedList: string): string =>
      JSON.stringify({ id: url, credentialSubject: { type: 'BitstringStatusList', encodedList } })
    const bundle = join(folder, 'bundle.json')
    const at = (name: string, text: string): string => {
      writeFileSync(join(folder, name), text)
      return join(folder, name)
    }
    const [old, older] = [at('old.json', list('uA')), at('older.json', list('uB'))]
    const both = run('import', old, older)
    expect(both.stderr).toContain(
      'older.json/statusLists/https:~1~1status.example~11 trust-bundle.repeated-entry: The same entry',
    )
    expect(JSON.parse(both.stdout).statusLists[url]).toEqual({ content: list('uA'), source: 'old.json' })
    writeFileSync(bundle, both.stdout)
    const again = run('import', at('old.json', list('uC')), '--into', bundle)
    expect([again.status, again.stderr]).toEqual([0, ''])
    const { sources, statusLists } = JSON.parse(again.stdout)
    expect(statusLists[url].content).toBe(list('uC'))
    expect(sources.map(({ id }: { id: string }) => id)).toEqual(['old.json', 'older.json'])
    expect(sources[0].sha256).not.toBe(JSON.parse(both.stdout).sources[0].sha256)
    const same = mkdtempSync(join(tmpdir(), 'trust-'))
    writeFileSync(join(same, 'old.json'), list('uD'))
    expect(run('import', old, join(same, 'old.json')).stderr).toContain('trust-bundle.repeated-source')
  })

  it('takes the newer state of a service out of a list that is imported again', () => {
    const list = (status: string) =>
      bundleOf(JSON.stringify(entities).replace('notified', status), 'list.json')
    const again = partsIn(JSON.stringify(entities).replace('notified', 'withdrawn'), 'list.json', undefined)!
    expect(merged(list('notified'), [again]).certificates![0]!.service!.history![0]!.status).toBe('withdrawn')
  })

  it('collects everything a seal lacks, so that it is trusted', () => {
    const folder = mkdtempSync(join(tmpdir(), 'trust-'))
    writeFileSync(join(folder, 'root.pem'), read('anchors/example-root-ca.pem'))
    writeFileSync(join(folder, 'ca.pem'), read('anchors/example-seal-ca.pem'))
    const found = run('collect', join(vectors, 'jades/leaf-only-no-intermediate.json'), '--from', folder)
    expect(JSON.parse(found.stdout).certificates.length).toBeGreaterThan(0)
    const list = join(folder, 'list.data')
    writeFileSync(list, `[${read('jades/leaf-only-no-intermediate.json')}]`)
    const inList = run('collect', list, '--from', folder)
    expect(JSON.parse(inList.stdout).certificates).toEqual(JSON.parse(found.stdout).certificates)
    expect(run('collect', join(vectors, 'jades/leaf-only-no-intermediate.json')).status).toBe(2)
    expect(run('show', join(folder, 'root.pem')).status).toBe(1)
  })

  it('imports, checks, shows, and collects what a seal lacks', () => {
    const folder = mkdtempSync(join(tmpdir(), 'trust-'))
    const bundle = join(folder, 'bundle.json')
    const imported = run('import', join(vectors, 'anchors/example-root-ca.pem'))
    expect(imported.status).toBe(0)
    writeFileSync(bundle, imported.stdout)
    expect(run('check', bundle).status).toBe(0)
    expect(run('show', bundle).stdout).toContain('certificates     1')
    const german = run('show', bundle, '--language', 'de').stdout
    expect(german).toContain('bundle.json: erstellt ')
    expect(german).toContain('Quelle example-root-ca.pem: certificates')
    expect(run('check', bundle, '--language', 'de').stdout).toContain('bundle.json: in Ordnung')
    const lacks = join(vectors, 'jades/leaf-only-no-intermediate.json')
    expect(run('collect', lacks, '--from', join(vectors, 'dids'), '--into', bundle).status).toBe(3)
    expect(
      run('collect', join(vectors, 'jwt/vc-jwt-es256.jwt'), '--from', join(vectors, 'dids')).stdout,
    ).toContain('did:web:university.example')
    const whole = run('collect', join(vectors, 'jwt/vc-jwt-es256.jwt'), '--from', join(vectors, 'dids'))
    expect([whole.status, whole.stderr]).toEqual([0, ''])
    writeFileSync(bundle, '{}')
    expect(run('check', bundle).status).toBe(1)
    const made = '{\n  "made": "2026-11-30T00:00:00Z",\n  "sources": [{ "id": "a", "kind": "own" }],\n'
    const faulty = (rest: string) => {
      writeFileSync(bundle, `${made}${rest}\n}\n`)
      return run('check', bundle).stderr
    }
    expect(
      faulty(
        '  "certificates": [\n    { "der": "!!", "source": "a" },\n    { "der": "MAA=", "source": "a" }\n  ]',
      ),
    ).toMatch(
      /bundle\.json:5 \/certificates\/0\/der trust-bundle\.no-certificate: This is no certificate\..*\n.*:6 \/certificates\/1\/der trust-bundle\.no-certificate/,
    )
    expect(faulty('  "issuers": [],\n  "issuers": []')).toContain(
      'bundle.json:5 /issuers trust-bundle.duplicate-key',
    )
    expect(run('burn', bundle).status).toBe(2)
  })
})
