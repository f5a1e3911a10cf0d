/** What commands make of what holds several credentials, and of a badge whose class lies beside it. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'

const bin = fileURLToPath(new URL('../bin/microcred.js', import.meta.url))
const examples = fileURLToPath(new URL('../../../examples/', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'microcred-containers-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const microcred = (...args: string[]) =>
  spawnSync(process.execPath, [bin, ...args], { cwd: folder, encoding: 'utf8' })

function file(name: string, content: unknown): string {
  writeFileSync(join(folder, name), JSON.stringify(content, null, 2))
  return name
}

const read = (path: string): Record<string, unknown> => JSON.parse(readFileSync(join(examples, path), 'utf8'))
const names = readdirSync(join(examples, 'credentials')).slice(0, 2)
const records = names.map((name) => read(`credentials/${name}`))
const presentation = file('presentation.json', {
  '@context': ['https://www.w3.org/ns/credentials/v2'],
  type: ['VerifiablePresentation'],
  holder: 'did:example:mira',
  verifiableCredential: [read('openbadges/beja-efficient-irrigation.json'), records[0]],
})

describe('a presentation', () => {
  it('has a table of elements for each credential, with places from its root', () => {
    const { stdout } = microcred('elements', presentation)
    const heads = stdout.split('\n').filter((line) => line.startsWith('presentation.json'))
    expect(heads.map((line) => line.split(' ')[0])).toEqual([
      'presentation.json#/verifiableCredential/0',
      'presentation.json#/verifiableCredential/1',
    ])
    expect(stdout.match(/^ {2}. [ 1]\d /gm)).toHaveLength(32)
    expect(stdout).toMatch(/ {2}\/verifiableCredential\/1\/title$/m)
  })

  it('shows the line of each finding in its text, and none of a token', () => {
    const broken = { ...records[0], level: { eqf: 9 } }
    const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')
    const mixed = file('mixed.json', [broken, `${part({ alg: 'ES256' })}.${part(broken)}.AAAA`, broken])
    const { stdout } = microcred('validate', mixed)
    const lines = readFileSync(join(folder, mixed), 'utf8').split('\n')
    const shown = [
      ...stdout.matchAll(/level\.out-of-range at (\d+):\d+ (\S+)\n(?: .*│.*\n)*? +(\d+) │ (.*)\n +│ +\^\n/g),
    ]
    expect(shown.map(([, , pointer]) => pointer)).toEqual(['/0/level/eqf', '/2/level/eqf'])
    for (const [, line, , number, text] of shown) {
      expect(number).toBe(line)
      expect(text).toBe(lines[Number(line) - 1])
    }
  })

  it.each([
    ['csv', /^container,presentation\.json,vc,invalid,complete,{22}$/m, /^credential,.*,present,/gm],
    [
      'junit',
      /<testsuite name="presentation\.json" .*>\n +<testcase name="conformance"/,
      /name="1 Learner"/g,
    ],
    ['markdown', /^## presentation\.json\n\n.*\n\n- /m, /^\| 1 \| Learner/gm],
    [
      'html',
      /<h2>presentation\.json<\/h2>\n<p>.*<\/p>\n<table>\n<caption>Findings/,
      /<caption>The EU standard/g,
    ],
  ])('has no elements of its own as %s, and each credential in it has', (format, own, each) => {
    const { stdout } = microcred('validate', presentation, '--format', format)
    expect(stdout).toMatch(own)
    expect(stdout.match(each)).toHaveLength(2)
  })

  it('is converted credential by credential, into a list', () => {
    const { status, stdout } = microcred('convert', presentation, '--to', 'record')
    const written = JSON.parse(stdout)
    expect([status, written.length]).toEqual([0, 2])
    expect(written[1].title).toEqual(records[0]!.title)
  })

  it('stacks as its credentials do when each is a file', () => {
    const rule = join(examples, 'stacking/circular-furniture.json')
    const held = ['circular-furniture-repair.json'].map((name) => read(`stacking/lucia-ortega/${name}`))
    const alone = held.map((each, at) => file(`held-${at}.json`, each))
    const together = file('held.json', { data: held })
    const [one, other] = [alone, [together]].map((files) =>
      microcred('stack', rule, ...files, '--at', '2026-07-01'),
    )
    expect(one!.stdout).toContain('4 of 4 ects')
    expect([other!.status, other!.stdout]).toEqual([one!.status, one!.stdout])
  })

  it('is compared credential by credential', () => {
    const target = join(examples, 'credentials', names[0]!)
    const { stdout } = microcred('compare', presentation, target, '--format', 'json')
    expect(JSON.parse(stdout).claims).toHaveLength(2)
    const { status } = microcred('compare', presentation, target, '--claim', '/verifiableCredential/1')
    expect(status).toBe(0)
  })
})

const AT = 'https://badges.example/'
const assertion = file('assertion.json', {
  '@context': 'https://w3id.org/openbadges/v2',
  type: 'Assertion',
  id: `${AT}assertions/1`,
  recipient: { type: 'url', hashed: false, identity: 'https://mira.example/' },
  badge: `${AT}badges/7`,
  issuedOn: '2025-05-12T09:00:00Z',
  verification: { type: 'hosted' },
})
const badgeClass = file('class.json', {
  '@context': 'https://w3id.org/openbadges/v2',
  type: 'BadgeClass',
  id: `${AT}badges/7`,
  name: 'Timber reuse',
  description: 'Sorts timber.',
  image: `${AT}badges/7.png`,
  criteria: { narrative: 'A task.' },
  issuer: `${AT}issuers/3`,
})
const issuer = file('issuer.json', {
  '@context': 'https://w3id.org/openbadges/v2',
  type: 'Issuer',
  id: `${AT}issuers/3`,
  name: 'Lindenau Vocational College',
  url: 'https://college.example/',
  email: 'badges@college.example',
})
const WITH = ['--with', badgeClass, '--with', issuer]

describe('--with', () => {
  it.each([['validate'], ['elements']])(
    'lets %s read the class and the issuer that a badge names',
    (command) => {
      const present = (...more: string[]): string[] =>
        JSON.parse(
          microcred(command, assertion, '--format', 'json', ...more).stdout,
        ).files[0].elements.flatMap(({ id, status }: { id: string; status: string }) =>
          status === 'present' ? [id] : [],
        )
      expect(present()).not.toContain('title')
      expect(present(...WITH)).toEqual(expect.arrayContaining(['title', 'awarding-body', 'learner']))
      const said = (...more: string[]): string => microcred('validate', assertion, ...more).stdout
      expect(said()).toContain('`--with FILE`')
      expect(said(...WITH)).not.toContain('--with')
    },
  )

  it('lets convert write them into the badge of version 3', () => {
    const { status, stdout } = microcred('convert', assertion, '--to', 'openbadges', ...WITH)
    expect(status).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({
      issuer: { name: 'Lindenau Vocational College' },
      credentialSubject: { achievement: { id: `${AT}badges/7`, name: 'Timber reuse' } },
    })
  })

  it('names what is not there or no JSON in one sentence', () => {
    writeFileSync(join(folder, 'no.json'), '{')
    for (const given of ['no.json', 'nowhere.json']) {
      const { status, stdout, stderr } = microcred('validate', assertion, '--with', given)
      expect([status, stdout, stderr.trimEnd().split('\n').length]).toEqual([2, '', 1])
      expect(stderr).toContain(given)
    }
  })
})

describe('whatever credentials lie in', () => {
  const badgeOf = (path: string): Record<string, unknown> => read(`openbadges/${path}`)
  const held = [badgeOf('beja-efficient-irrigation.json'), records[0]!]
  const base64 = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')
  const token = (payload: unknown): string => `${base64({ alg: 'ES256' })}.${base64(payload)}.AAAA`
  const presents = (verifiableCredential: unknown) => ({
    '@context': ['https://www.w3.org/ns/credentials/v2'],
    type: ['VerifiablePresentation'],
    holder: 'did:example:mira',
    verifiableCredential,
  })
  const enveloped = (payload: unknown) => ({
    '@context': 'https://www.w3.org/ns/credentials/v2',
    type: 'EnvelopedVerifiableCredential',
    id: `data:application/vc+jwt,${token(payload)}`,
  })
  const shapes: Readonly<Record<string, unknown>> = {
    'presentation-of-two': presents(held),
    'presentation-as-token': token(presents(held)),
    'presentation-of-tokens': presents(held.map(token)),
    'presentation-of-envelopes': presents(held.map(enveloped)),
    list: held,
    answer: { credential: held },
    'get-credentials': { credential: [held[0]], compactJwsString: [token(held[1])] },
    data: { data: held },
    'answer-of-a-wallet': { vp_token: { first: [token(presents([held[0]]))], second: [token(held[1])] } },
  }
  const rule = 'bulgaria-microdegree-30-ects.json'

  it.each(Object.entries(shapes))('elements, convert, stack and compare take each: %s', (name, shape) => {
    writeFileSync(join(folder, `${name}.json`), typeof shape === 'string' ? shape : JSON.stringify(shape))
    const input = `${name}.json`
    expect(microcred('elements', input).stdout.match(/^ {2}. [ 1]\d /gm)).toHaveLength(32)
    const converted = JSON.parse(microcred('convert', input, '--to', 'record').stdout) as { title: unknown }[]
    expect(converted).toHaveLength(2)
    expect(converted[1]!.title).toEqual(records[0]!.title)
    const packs = fileURLToPath(new URL('../../schemas/stacking/packs/', import.meta.url))
    const pack = join(packs, readdirSync(packs).find((each) => each.endsWith('.json')) ?? rule)
    const stacked = JSON.parse(microcred('stack', pack, input, '--format', 'json').stdout) as object
    expect(JSON.stringify(stacked)).toContain(JSON.stringify(records[0]!.id).slice(1, -1))
    const target = file('target.json', records[1])
    expect(microcred('compare', input, target).stdout).toContain('2 achievements')
  })

  it('is written as JSON piece by piece, as it would be whole', () => {
    const nested = file('nested.json', [presents(held), [], { credential: [held[0]] }])
    const { stdout } = microcred('validate', nested, '--format', 'json', '--at', '2026-06-19')
    expect(stdout).toBe(`${JSON.stringify(JSON.parse(stdout), null, 2)}\n`)
    const { files } = JSON.parse(stdout) as { files: { credentials: { credentials?: object[] }[] }[] }
    expect(files[0]!.credentials.map(({ credentials }) => credentials?.length)).toEqual([2, undefined, 1])
  })
})
