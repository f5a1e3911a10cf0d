import { readdirSync, readFileSync } from 'node:fs'
import { blank } from '@microcred/core'
import {
  coverage,
  draft,
  type Need,
  needFindingOf,
  openNeeds,
  openPriority,
  type PriorityPolicy,
  priorityPolicies,
  rank,
  whyOf,
} from '@microcred/needs'
import '@microcred/taxonomy/languages/de'
import { qualifications } from '@microcred/taxonomy/qualifications'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

const folder = new URL('../../schemas/needs/', import.meta.url)
const files = (name: string) =>
  readdirSync(new URL(`${name}/`, folder)).filter((file) => file.endsWith('.json'))
const read = (path: string) => JSON.parse(readFileSync(new URL(path, folder), 'utf8'))

const [finishes, heatPumps] = read('valid/two-needs-and-a-job.json').needs as [Need, Need]
const teaches = {
  learningOutcomes: [{ title: { en: 'Finishes.' }, skills: [{ uri: finishes.skill!.uri }] }],
}
const catalogue = [...qualifications.map(({ specification }) => specification), teaches]
const at = '2026-06-19'
const { borich } = priorityPolicies
const withEvidence = (change: object): Need => ({
  ...finishes,
  evidence: [{ ...finishes.evidence![0]!, ...change }, finishes.evidence![1]!],
})
const stateOf = (need: Need, policy: PriorityPolicy = borich) => {
  const { state, reasons, score } = rank([need], policy, { at }).needs[0]!
  return { state, reasons: reasons.map(({ reason }) => reason), score }
}

describe('A list of needs', () => {
  for (const file of files('invalid'))
    it(`is told of the one fault of ${file}`, () => {
      const { because, data } = read(`invalid/${file}`)
      expect(openNeeds(data).violations.map(({ code, pointer }) => ({ code, pointer }))).toEqual([because])
    })

  for (const file of files('valid'))
    it(`is accepted as it stands in ${file}`, () => {
      expect(openNeeds(read(`valid/${file}`)).violations).toEqual([])
    })

  it('gives findings and never an exception, whatever it is', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        for (const each of openNeeds(value).violations) expect(needFindingOf(each)).toMatch(/\w/)
        for (const each of openPriority(value).violations) expect(needFindingOf(each)).toMatch(/\w/)
        expect(rank(value as never, value as never).needs).toBeInstanceOf(Array)
      }),
      { numRuns: 60 },
    )
  })

  it('is warned of a classification without its version', () => {
    const { naceVersion: _, ...context } = finishes.context!
    expect(openNeeds({ needs: [{ ...finishes, context }] }).violations).toEqual([
      { code: 'need.version-not-said', pointer: '/needs/0/context', params: { classification: 'NACE' } },
    ])
  })
})

describe('rank', () => {
  it('weighs the discrepancy: 4.4 times 4 less 2.3 is 7.48 of at most 20', () => {
    const { needs } = rank([finishes], borich, { at })
    expect(needs[0]).toMatchObject({ state: 'ranked', score: 0.374 })
    expect(whyOf(needs[0]!.reasons[0]!)).toBe(
      'Importance 4.4 times required 4 less present 2.3: 7.48 of at most 20.',
    )
  })

  it('takes a part of the score away where an offer teaches the skill', () => {
    const [need] = rank([finishes], borich, { at, catalogue }).needs
    expect(need!.score).toBe(0.187)
    expect(need!.reasons.map(({ reason }) => reason)).toContain('taught')
  })

  it('goes by the difficulty to hire where no discrepancy was measured', () => {
    expect(stateOf(heatPumps)).toEqual({ state: 'ranked', reasons: ['shortage'], score: 0.925 })
  })

  it('tells nothing from interviews alone', () => {
    const alone = { ...heatPumps, evidence: [heatPumps.evidence![1]!] }
    expect(stateOf(alone)).toEqual({
      state: 'undetermined',
      reasons: ['few-sources', 'no-quantitative'],
      score: undefined,
    })
  })

  it('puts the more urgent first and what cannot be told last', () => {
    const silent: Need = { ...finishes, id: 'urn:need:silent', evidence: undefined }
    expect(rank([silent, finishes, heatPumps], borich, { at }).needs.map(({ id }) => id)).toEqual([
      heatPumps.id,
      finishes.id,
      silent.id,
    ])
  })

  it('adds up ranks where the policy says so', () => {
    const more = { ...heatPumps, id: 'urn:need:more' }
    const [hire] = heatPumps.evidence!.slice(1)
    const less: Need = {
      ...heatPumps,
      evidence: [heatPumps.evidence![0]!, { ...hire!, measures: [{ ...hire!.measures![0]!, value: 2 }] }],
    }
    const { needs } = rank([less, more], priorityPolicies['rank-sum'], { at })
    expect(needs.map(({ id }) => id)).toEqual([more.id, less.id])
  })

  it('never ranks higher what needs less', () => {
    const value = fc.double({ min: 1, max: 5, noNaN: true })
    const scale = { minimum: 1, maximum: 5 }
    fc.assert(
      fc.property(value, value, value, value, (importance, required, one, other) => {
        const of = (id: string, present: number): Need => ({
          ...withEvidence({
            measures: [
              { what: 'importance', value: importance, scale },
              { what: 'required', value: required, scale },
              { what: 'present', value: present, scale },
            ],
          }),
          id,
        })
        const { needs } = rank([of('urn:a', Math.min(one, other)), of('urn:b', Math.max(one, other))], borich)
        expect(needs[0]!.id).toBe('urn:a')
      }),
      { numRuns: 50 },
    )
  })
})

describe('Evidence', () => {
  it('of one person is never used or shown', () => {
    const need = withEvidence({ n: 1 })
    expect(stateOf(need).state).toBe('undetermined')
    const text = JSON.stringify(
      rank([need], { ...borich, minimumN: 5, minimumSources: 1, quantitative: false }),
    )
    expect(text).not.toContain('4.4')
    expect(text).toContain('need.few-people')
  })

  it('of fewer than the policy asks for does not count', () => {
    expect(stateOf(withEvidence({ n: 19 })).reasons).toEqual(['few-people', 'few-sources', 'no-quantitative'])
    expect(stateOf(withEvidence({ n: 20 })).state).toBe('ranked')
  })

  it('without which a need stands is said', () => {
    expect(stateOf({ ...finishes, evidence: undefined })).toMatchObject({
      state: 'undetermined',
      reasons: ['no-evidence'],
    })
  })

  it.each([
    ['2021-06-18', 'undetermined'],
    ['2021-06-19', 'ranked'],
  ])('of %s is judged by the years the policy allows', (date, state) => {
    const need = withEvidence({ source: { title: { en: 'Survey' }, date } })
    expect(stateOf(need).state).toBe(state)
    if (state === 'undetermined') expect(stateOf(need).reasons).toContain('too-old')
  })

  it('with a measure outside its scale loses that measure', () => {
    const measures = finishes.evidence![0]!.measures!.map((each) => ({ ...each, value: 6 }))
    expect(stateOf(withEvidence({ measures }))).toMatchObject({
      state: 'undetermined',
      reasons: ['no-measure'],
    })
  })

  it('of a policy with fewer than five answers is refused', () => {
    expect(openPriority({ ...borich, minimumN: 4 }).policy).toBeUndefined()
  })
})

describe('Offers', () => {
  it('answer needs, and needs nobody teaches are named', () => {
    const unknown: Need = { ...finishes, id: 'urn:need:none', skill: { uri: 'https://a.example/skill' } }
    const { needs, offers } = coverage([finishes, unknown], catalogue)
    expect(needs.map(({ state }) => state)).toEqual(['taught', 'not-taught'])
    expect(needs[0]!.offers).toEqual([catalogue.indexOf(teaches)])
    expect(needs[0]!.near.length).toBeGreaterThan(0)
    const answering = offers.filter((offer) => offer.needs.includes(finishes.id)).map(({ index }) => index)
    expect(answering).toEqual(needs[0]!.offers)
    expect(offers.some((offer) => offer.needs.length === 0)).toBe(true)
  })

  it('are drafted from needs with blanks in angle brackets', () => {
    const skeleton = draft([finishes, heatPumps])
    expect(skeleton.level).toEqual({ eqf: 4 })
    expect(skeleton.learningOutcomes.map(({ skills }) => skills?.[0]?.uri)).toEqual([
      finishes.skill!.uri,
      heatPumps.skill!.uri,
    ])
    for (const { title } of skeleton.learningOutcomes) expect(title.en).toMatch(/^<.*>$/)
    expect(skeleton.occupations).toEqual([
      { uri: 'http://data.europa.eu/esco/isco/C7522' },
      { uri: 'http://data.europa.eu/esco/isco/C7127' },
    ])
    expect(skeleton.sectors).toEqual([
      { code: '31', version: '2.1' },
      { code: '43', version: '2.1' },
    ])
  })

  it('are drafted as the blank specification, in the language that is asked for', () => {
    const skeleton = draft([heatPumps], { language: 'de' })
    const { title: _, learningOutcomes: __, level: ___, ...rest } = blank('de', 'specification')
    expect(skeleton).toMatchObject(rest)
    expect(skeleton.learningOutcomes[0]!.title).toEqual({
      de: expect.stringMatching(/^<.*Wärmepumpe.*>$/),
    })
    expect(draft([{ ...heatPumps, status: 'withdrawn' }]).learningOutcomes).toEqual([])
    expect(draft([{ ...heatPumps, context: { nace: ['43'] } }]).sectors).toBeUndefined()
  })

  it('are drafted with one outcome for a skill, however many needs ask for it', () => {
    const again = { ...finishes, id: 'urn:need:again' }
    expect(draft([finishes, again, heatPumps]).learningOutcomes).toHaveLength(2)
    const proposed = { ...again, skill: undefined, proposed: { title: { en: 'New' } } } as never
    expect(draft([proposed, proposed]).learningOutcomes).toHaveLength(2)
  })

  it('that were drafted answer the needs they were drafted from', () => {
    const { needs } = coverage([finishes, heatPumps], [draft([finishes, heatPumps])])
    expect(needs.map(({ state }) => state)).toEqual(['taught', 'taught'])
  })
})
