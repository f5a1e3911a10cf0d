/** `microcred stack` and `microcred stack check` as processes. */
import { type SpawnSyncReturns, spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const from = (path: string): string => join(root, path)
const read = (path: string) => JSON.parse(readFileSync(from(path), 'utf8'))

const greenConstruction = 'packages/schemas/stacking/valid/green-construction.json'
const circularFurniture = 'examples/stacking/circular-furniture.json'
const repair = 'examples/stacking/lucia-ortega/circular-furniture-repair.json'
const finishing = 'examples/credentials/yecla-low-emission-wood-finishing.json'

const ects = (value: number) => ({ value, unit: 'ects' })

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'microcred-stack-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** A file with a rule, or whatever else, and its path. */
function written(name: string, value: unknown): string {
  const path = join(folder, name)
  writeFileSync(path, typeof value === 'string' ? value : JSON.stringify(value))
  return path
}

function microcred(...args: string[]): SpawnSyncReturns<string> {
  return spawnSync(process.execPath, [from('packages/cli/bin/microcred.js'), 'stack', ...args], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1' },
  })
}

const packs = readdirSync(from('packages/schemas/stacking/packs'))
  .filter((file) => file.endsWith('.json'))
  .map((file) => `packages/schemas/stacking/packs/${file}`)

const AT = ['--at', '2026-10-01']

describe('stack', () => {
  it('ends with 0 when the rule is satisfied, and shows what counts where', () => {
    const { status, stdout, stderr } = microcred(circularFurniture, repair, finishing, ...AT)
    expect([status, stderr]).toEqual([0, ''])
    expect(stdout).toMatch(/^satisfied\n/)
    expect(stdout).toContain('✓ Repair and reuse  4 of 4 ects\n      Circular furniture: repair and reuse')
    expect(stdout).toContain('in-residence: met (counted 6, required 3 ects, margin 3)')
    expect(stdout).toContain('The receiving organisation decides.')
  })

  it('ends with 1 when something is missing, and says what', () => {
    const { status, stdout } = microcred(circularFurniture, repair, ...AT)
    expect(status).toBe(1)
    expect(stdout).toMatch(/^incomplete\n/)
    expect(stdout).toContain('  finishing: 1 credential\n  credits: 2 ects\n')
  })

  it('ends with 3 while somebody has to decide, and with 0 once the decisions are handed in', () => {
    const { root: _, ...rest } = read(circularFurniture)
    const { constraints: __, ...bare } = rest
    const rule = written('decided.json', { ...bare, root: { op: 'decision', id: 'admission' } })
    const open = microcred(rule, repair, ...AT)
    expect([open.status, open.stdout.split('\n')[0]]).toEqual([
      3,
      'everything is met but for decisions people have to take',
    ])
    const decision = { requirement: 'admission', kind: 'grant', by: 'Board', date: '2026-06-01' }
    const decisions = written('decisions.json', { decisions: [decision] })
    const decided = microcred(rule, repair, '--decisions', decisions, ...AT)
    expect([decided.status, decided.stderr]).toEqual([0, ''])
  })

  it('takes whole milliseconds alone', () => {
    expect(microcred(circularFurniture, repair, '--milliseconds', 'soon').status).toBe(2)
  })

  it('names the cheapest way to finish by what a catalogue offers', () => {
    const { status, stdout } = microcred(
      circularFurniture,
      repair,
      '--plan',
      'examples/specifications',
      ...AT,
    )
    expect(status).toBe(1)
    expect(stdout).toContain('Cheapest way to finish by volume: 2\n  Low-emission wood finishing\n')
  })

  it('says what would be, were specifications completed, and names ways none of which is better', () => {
    const assumed = ['--assume', 'examples/specifications']
    expect(microcred(circularFurniture, repair, ...assumed, ...AT).stdout).toMatch(/^satisfied/)
    expect(microcred(circularFurniture, repair, '--assume', 'grade=', ...AT).status).toBe(2)
    const catalogue = ['--plan', 'examples/specifications', '--minimise', 'pareto', '--assume', 'grade=7']
    expect(microcred(circularFurniture, repair, ...catalogue, ...AT).stdout).toContain(
      'A way that none is better than in volume, cost and time: volume 2, cost 2, time 2\n',
    )
  })

  it('lists what is to be done in order of time, and takes what is assumed to end with the grade that is', () => {
    const { constraints: _, definitions: __, ...rest } = read(circularFurniture)
    const [first, second] = ['urn:example:z', 'urn:example:a']
    const graded = (id: string) => ({
      op: 'item',
      id: id.slice(-1),
      from: { credential: [id], grade: { min: 6 } },
    })
    const rule = written('both.json', {
      ...rest,
      root: { op: 'all-of', id: 'both', of: [graded(first!), graded(second!)] },
    })
    const offered = (id: string, from: string, until: string, credentials: readonly object[]) =>
      written(`timed-${id.at(-1)}.json`, {
        $schema: 'https://w3id.org/microcred/0.1.0/specification.schema.json',
        id,
        title: { en: `Course ${id.at(-1)}` },
        notionalWorkload: { volumes: [ects(3)] },
        occasions: [{ period: { from, until } }],
        ...(credentials.length > 0 && { prerequisites: { credentials } }),
      })
    const offers = [
      offered(first!, '2026-11-01', '2027-01-31', []),
      offered(second!, '2027-02-01', '2027-06-30', [{ id: first, title: { en: 'Course z' } }]),
    ]
    const assumed = offers.flatMap((each) => ['--assume', each])
    const catalogue = ['--plan', join(folder, 'timed-*.json')]
    expect(microcred(rule, ...catalogue, ...AT).stdout).toContain('The catalogue offers no way to finish')
    expect(microcred(rule, ...catalogue, '--assume', 'grade=7', ...AT).stdout).toContain(
      'complete on 2027-06-30\n  Course z (2026-11-01 to 2027-01-31)\n  Course a (2027-02-01 to 2027-06-30)\n',
    )
    expect(microcred(rule, ...assumed, ...AT).status).toBe(3)
    expect(microcred(rule, ...assumed, '--assume', 'grade=7', ...AT).status).toBe(0)
    expect(microcred(rule, ...assumed, '--assume', 'grade=5', ...AT).status).toBe(1)
  })

  it('puts no more into a term than goes into it', () => {
    const rule = { ...read(circularFurniture), root: { op: 'volume', id: 'six', from: {}, min: ects(6) } }
    const { constraints: _, definitions: __, ...six } = rule
    const offers = ['a', 'b'].map((name) =>
      written(`offer-${name}.json`, {
        $schema: 'https://w3id.org/microcred/0.1.0/specification.schema.json',
        id: `urn:example:${name}`,
        title: { en: `Course ${name}` },
        notionalWorkload: { volumes: [ects(3)] },
      }),
    )
    const [autumn, spring] = [
      { starts: '2026-11-01', ends: '2027-01-31', most: 3 },
      { starts: '2027-02-01', ends: '2027-06-30', most: 3 },
    ]
    const planned = (...terms: object[]) =>
      microcred(
        written('six.json', six),
        '--plan',
        join(folder, 'offer-*.json'),
        '--terms',
        written('terms.json', terms),
        ...AT,
      )
    expect(offers).toHaveLength(2)
    expect(planned(autumn!, spring!).stdout).toContain('by volume: 6, complete on 2027-06-30\n')
    expect(planned({ ...autumn, most: 6 }).stdout).toContain('by volume: 6, complete on 2027-01-31\n')
    expect(planned(autumn!).stdout).toContain('The catalogue offers no way to finish')
    for (const wrong of [
      { starts: '2026-11-01' },
      { ...autumn, ends: '2026-10-01' },
      { ...autumn, most: 0 },
      { ...autumn, starts: '2026-13-01' },
    ])
      expect(planned(wrong)).toMatchObject({ status: 2, stdout: '' })
  })

  it('says of a catalogue that cannot help that it cannot', () => {
    const { stdout } = microcred(greenConstruction, repair, '--plan', 'examples/specifications', ...AT)
    expect(stdout).toContain('The catalogue offers no way to finish')
  })

  it('names the file and the place in it of what is wrong with a credential', () => {
    const { status, stdout, stderr } = microcred(greenConstruction, 'examples/credentials', ...AT)
    expect(status).toBe(1)
    expect(stderr).toContain(
      'examples/credentials/sofia-bio-based-insulation.json/learner held.other-learner: This credential belongs to another learner; it was not counted.\n',
    )
    expect(stderr).toContain(
      'examples/credentials/yecla-low-emission-wood-finishing.json/learner held.whose: ',
    )
    expect(stderr).toContain(
      'examples/credentials/loimaa-soil-health.json/notionalWorkload/volumes/0 held.unit-unknown: ',
    )
    expect(stderr).not.toContain('green-construction')
    expect(stdout).toContain('Insulating buildings with bio-based materials: it belongs to another learner\n')
    expect(stdout).toContain('Low-emission wood finishing: only a person can tell whose it is\n')
  })

  it('says that a minimum would not be met, and that a most would be exceeded', () => {
    const rule = read(circularFurniture)
    const elsewhere = { issuer: ['https://elsewhere.example/'] }
    const [inResidence] = rule.constraints
    const minimum = written('minimum.json', { ...rule, constraints: [{ ...inResidence, select: elsewhere }] })
    expect(microcred(minimum, repair, ...AT).stdout).toContain(
      'repair and reuse: the minimum of in-residence would not be met',
    )
    const cap = {
      op: 'cap',
      id: 'not-many',
      select: { eqf: { min: 5 } },
      max: { volume: { value: 3, unit: 'ects' } },
    }
    const root = { op: 'count', id: 'one', min: 1, from: {} }
    const most = written('most.json', { ...rule, root, constraints: [cap] })
    expect(microcred(most, repair, ...AT).stdout).toContain('repair and reuse: not-many would be exceeded')
  })

  it('writes a range that begins below zero with “to”', () => {
    const rule = read(circularFurniture)
    const [inResidence] = rule.constraints
    const hours = { op: 'volume', id: 'hours', min: { value: 6, unit: 'ects' }, from: {} }
    const { assessmentType, title } = read(repair)
    const record = (id: string, awardingBody: object[]) => ({
      ...read(repair),
      id,
      title,
      assessmentType,
      awardingBody,
      notionalWorkload: { volumes: [{ value: 90, unit: 'hour' }] },
      issuerCountry: [{ country: 'IT' }],
    })
    const path = written('hours.json', {
      ...rule,
      root: hours,
      constraints: [{ ...inResidence, min: 0.52 }],
    })
    const own = written('own.json', record('urn:example:own', read(repair).awardingBody))
    const other = written(
      'other.json',
      record('urn:example:other', [{ legalName: { it: 'Altro' }, country: 'IT' }]),
    )
    const { stdout } = microcred(path, own, other, ...AT)
    expect(stdout).toMatch(/margin -\d[\d.]* to \d/)
  })

  it('prints as JSON which file is which, the result and the plans', () => {
    const { stdout } = microcred(
      circularFurniture,
      repair,
      '--plan',
      'examples/specifications',
      '--format',
      'json',
      ...AT,
    )
    const printed = JSON.parse(stdout)
    expect(Object.keys(printed)).toEqual([
      'microcred',
      'held',
      'protocol',
      'input',
      'result',
      'offers',
      'answer',
      'proof',
      'plans',
    ])
    expect(printed.held).toEqual([{ file: repair, title: 'Circular furniture: repair and reuse' }])
    expect(printed.result).toMatchObject({
      verdict: 'incomplete',
      counted: expect.arrayContaining([
        expect.objectContaining({ held: 0, requirement: 'reuse', native: expect.any(Array) }),
      ]),
      missing: expect.arrayContaining([
        expect.objectContaining({ requirement: 'credits', missing: { least: 2, most: 2 }, unit: 'ects' }),
      ]),
      provenance: { at: '2026-10-01', advisory: true, version: '1.0.0' },
    })
    const [cheapest] = printed.plans
    expect(cheapest.offers.map((offer: number) => printed.offers[offer].file)).toEqual([
      'examples/specifications/yecla-low-emission-wood-finishing.json',
    ])
    expect(cheapest).toMatchObject({ total: 2, optimal: true, result: { verdict: 'satisfied' } })
  })

  it('takes credentials of other profiles', () => {
    const badge = 'examples/openbadges/yecla-low-emission-wood-finishing.json'
    const { status, stdout } = microcred(circularFurniture, repair, badge, ...AT)
    expect([status, stdout.split('\n')[0]]).toEqual([0, 'satisfied'])
  })

  it('counts a skill below the one a rule names when the rule says so, and not otherwise', () => {
    const rule = read(circularFurniture)
    const reusing = (match: string) => ({
      op: 'item',
      id: 'reuse',
      from: {
        skill: { uris: ['http://data.europa.eu/esco/skill/62023d5b-22ea-442e-ac46-39eb83c986fb'], match },
      },
    })
    for (const [match, verdict] of [
      ['narrower', 'satisfied'],
      ['exact', 'incomplete'],
    ] as const) {
      const path = written(`${match}.json`, {
        ...rule,
        root: reusing(match),
        constraints: rule.constraints.slice(1),
      })
      const { stdout } = microcred(path, repair, ...AT)
      expect(stdout.split('\n')[0]).toBe(verdict)
    }
  })

  it('counts a badge in the place of a credential the rule names where a person decided so', () => {
    const badge = 'examples/partners/zwolle-sustainability-reporting.json'
    const reporting =
      'packages/taxonomy/qualifications/sustainability-management-sustainability-reporting.json'
    const decided = 'examples/decisions/zwolle-sustainability-reporting.json'
    const rule = 'examples/stacking/resource-manager.json'
    const day = ['--at', '2026-11-22']

    const without = microcred(rule, badge, ...day)
    expect(without.stdout).toContain('✗ Sustainability reporting  0 of 1 credential')
    expect(without.stderr).toContain('/root/of/3 stacking-rule.no-specification')

    const open = microcred(rule, badge, '--specifications', reporting, ...day)
    expect(open.stdout).toContain('~ Sustainability reporting')

    const counted = microcred(rule, badge, '--specifications', reporting, '--decisions', decided, ...day)
    expect(counted.stdout).toContain('✓ Sustainability reporting  1 of 1 credential')
    expect(counted.stdout).toContain(
      'exact in the place of Sustainability reporting, as decided on 2026-11-02',
    )
  })

  it('evaluates nothing by decisions that are not sound, and names what is wrong with them', () => {
    const nobody = written('decisions.json', { decisions: [{ grade: 'exact' }] })
    const { status, stdout, stderr } = microcred(circularFurniture, repair, '--decisions', nobody, ...AT)
    expect([status, stdout]).toEqual([2, ''])
    expect(stderr).toContain(`${nobody}/decisions/0`)
  })

  it('names the place in the file of each decision that is not sound, whatever stands between', () => {
    const stacking = { requirement: 'nowhere', kind: 'grant', by: 'Board', date: '2026-06-01' }
    const other = {
      specification: 'urn:x',
      reference: 'urn:y',
      outcome: 'accept',
      by: 'Board',
      on: '2026-06-01',
    }
    const told = (value: unknown) => {
      const file = written('places.json', value)
      const { status, stderr } = microcred(circularFurniture, repair, '--decisions', file, ...AT)
      return [status, ...stderr.split('\n').map((line) => line.replaceAll(file, 'FILE').split(': ')[0])]
    }
    const unknown = 'stacking-decision.unknown-requirement'
    const unreadable = 'stacking-decision.unreadable'
    const [sound] = read('examples/decisions/zwolle-sustainability-reporting.json').decisions
    expect(told({ decisions: [sound, stacking, { requirement: 'x' }] })).toEqual([
      1,
      `FILE/decisions/1 ${unknown}`,
      `FILE/decisions/2 ${unreadable}`,
      '',
    ])
    expect(told([sound, stacking])).toEqual([1, `FILE/1 ${unknown}`, ''])
    expect(told([stacking, other])[1]).toMatch(/^FILE\/1/)
    expect(told({ decisions: [stacking, other] })[1]).toMatch(/^FILE\/decisions\/1/)
    expect(told({ decisions: [stacking], matches: 5 })[1]).toMatch(/^FILE\/matches/)
    expect(told(5)).toEqual([2, expect.stringMatching(/^FILE /), ''])
  })

  it('says of an empty hand that everything is missing', () => {
    const { status, stdout } = microcred(circularFurniture, ...AT)
    expect([status, stdout.split('\n')[0]]).toEqual([1, 'incomplete'])
  })

  it('evaluates nothing by a rule that is none, and says what to write instead', () => {
    const rule = read(circularFurniture)
    const path = written('mistyped.json', { ...rule, root: { ...rule.root, op: 'al-of' } })
    const { status, stdout, stderr } = microcred(path, repair, ...AT)
    expect([status, stdout]).toEqual([2, ''])
    expect(stderr).toContain(
      `${path}/root/op stacking-rule.unknown-word: \`al-of\` is not a word of the language here. Did you mean \`all-of\`?`,
    )
    expect(stderr).toContain('Nothing was evaluated')
  })

  it('says in a sentence what is no JSON, no credential or not there', () => {
    const broken = written('broken.json', '{ "id": ')
    expect(microcred(broken, repair)).toMatchObject({
      status: 2,
      stderr: expect.stringContaining(`${broken} is not JSON; `),
    })
    const { status, stderr } = microcred(circularFurniture, broken, 'no-such-file.json', ...AT)
    expect(status).toBe(2)
    expect(stderr).toContain(`${broken} holds no credential that can be read.`)
    expect(stderr).toContain('no-such-file.json')
    expect(stderr).not.toMatch(/^\s+at .*:\d+:\d+/m)
  })

  it.each([
    [[], 'Name a stacking rule and the credentials.'],
    [['check'], 'Name the stacking rule to check.'],
    [[circularFurniture, '--at', '2026-13-45'], '--at takes a day such as 2026-06-19'],
    [[circularFurniture, '--at', '2026-02-29'], 'not “2026-02-29”.'],
    [[circularFurniture, '--at', 'today'], 'not “today”.'],
    [
      [circularFurniture, '--minimise', 'effort'],
      '--minimise takes volume, cost, time or pareto, not “effort”.',
    ],
  ])('%j is refused in one sentence', (args, sentence) => {
    const { status, stdout, stderr } = microcred(...args)
    expect([status, stdout]).toEqual([2, ''])
    expect(stderr).toContain(sentence)
    expect(stderr).toMatch(/See: microcred stack --help\n$/)
  })
})

describe('stack check', () => {
  it('ends with 0 and says so when a rule has no defects', () => {
    const { status, stdout, stderr } = microcred('check', circularFurniture)
    expect([status, stdout, stderr]).toEqual([0, `${circularFurniture}: no defects\n`, ''])
  })

  it('ends with 1 and names each defect once, with its place', () => {
    const { data } = read('packages/schemas/stacking/invalid/five-of-two.json')
    const path = written('five-of-two.json', data)
    const { status, stdout } = microcred('check', path)
    expect(status).toBe(1)
    expect(stdout).toBe(
      `${path}/root/of/1/min error stacking-rule.unreachable-number: 5 of 2 requirements are asked for.\n`,
    )
  })

  it('ends with 0 when there are warnings alone', () => {
    const { data } = read('packages/schemas/stacking/invalid/limit-on-what-is-held.json')
    const { status, stdout } = microcred('check', written('invariant.json', data))
    expect(status).toBe(0)
    expect(stdout).toContain(' warning stacking-rule.not-monotone: ')
  })

  it('prints the findings with their sentences as JSON', () => {
    const { data } = read('packages/schemas/stacking/invalid/misspelt-property.json')
    const path = written('misspelt.json', data)
    const { status, stdout } = microcred('check', path, '--format', 'json')
    expect(status).toBe(1)
    expect(JSON.parse(stdout).files).toEqual([
      {
        file: path,
        findings: [
          {
            code: 'stacking-rule.unknown-property',
            pointer: '/owners',
            params: { property: 'owners', suggestion: 'owner' },
            severity: 'error',
            message: '`owners` is not a property that exists here. Did you mean `owner`?',
          },
        ],
      },
    ])
  })

  it('finds nothing in the rules that are shipped', () => {
    const { status, stdout } = microcred('check', ...packs)
    expect([status, stdout]).toEqual([0, packs.map((pack) => `${pack}: no defects\n`).join('')])
  })
})

describe('the rules that are shipped', () => {
  it.each(packs)('%s is evaluated over a credential and says who decides', (pack) => {
    const { status, stdout } = microcred(pack, repair, ...AT)
    expect([0, 1, 3]).toContain(status)
    expect(stdout).toContain(`${read(pack).id} ${read(pack).version}, as of 2026-10-01`)
  })
})

describe('stack show', () => {
  it('says a rule in words, a sentence for each requirement', () => {
    const { status, stdout } = microcred('show', greenConstruction)
    expect(status).toBe(0)
    expect(stdout).toContain(
      '  At least 15 ECTS at EQF 5 or above, awarded in the last 60 months.  (credits)\n',
    )
    expect(microcred('show').status).toBe(2)
  })
})
