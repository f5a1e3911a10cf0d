import { broader, escoVersions, isGreen } from '@microcred/taxonomy'
import { occupation, skillsOfOccupation } from '@microcred/taxonomy/occupations'
import { qualifications } from '@microcred/taxonomy/qualifications'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { gap, greenProfile, type Job, type Need, narrowerSkills, type WithOutcomes } from '../src/index.js'

const esco = (uuid: string) => `http://data.europa.eu/esco/skill/${uuid}`
const installHeatPump = esco('00735755-adc6-4ea0-b034-b8caff339c9f')
const manageWaste = esco('73a9561d-112c-4d8a-9d5f-b2c11c5bbd5f')
const developWasteProcesses = esco('114a79ef-1e62-475b-a862-954f5b4cca20')
const disposeWaste = esco('5e433def-210d-4dfa-bf07-dbf6d04e0eaa')
const floraResearch = esco('0058526a-11e9-40a1-ab33-7c5ffdf5da05')
const lowEmission = 'https://w3id.org/microcred/skill/apply-low-emission-finishes'

type Match = 'exact' | 'close' | 'broad' | 'narrow' | 'related'
const showing = (...skills: readonly (string | readonly [string, Match])[]): WithOutcomes => ({
  learningOutcomes: skills.map((each) => ({
    title: { en: 'An outcome.' },
    skills: [typeof each === 'string' ? { uri: each } : { uri: each[0], match: each[1] }],
  })),
})

const heatingTechnician = '7126.4'
const refuseCollector = '9611.1'
const catalogue = qualifications.map(({ specification }) => specification)

describe('gap', () => {
  it('finds what the records show, and where', () => {
    const gaps = gap(heatingTechnician, [{}, showing(floraResearch, installHeatPump)])!
    expect(gaps.shown).toEqual([
      {
        uri: installHeatPump,
        label: 'install heat pump',
        relation: 'optional',
        source: 'esco',
        by: [{ index: 1, pointer: '/learningOutcomes/1', how: 'exact' }],
      },
    ])
    expect(gaps.missing.map(({ uri }) => uri)).not.toContain(installHeatPump)
  })

  it('measures by a job of the project, and by ESCO where it has the occupation too', () => {
    const gaps = gap('cabinet-maker', [], [], { language: 'de' })!
    expect(gaps.occupation).toMatchObject({ kind: 'job', label: 'Tischler', state: 'draft', isco: '7522' })
    expect(new Set(gaps.missing.map(({ source }) => source))).toEqual(new Set(['own', 'esco']))
    expect(new Set(gaps.missing.map(({ uri }) => uri)).size).toBe(gaps.missing.length)
    const relations = gaps.missing.map(({ relation }) => relation)
    expect(relations).toEqual([...relations].sort())
  })

  it('measures by a job of a need list, and by nothing but what stands there', () => {
    const job: Job = {
      id: 'urn:job:finisher',
      title: { en: 'Finisher', bg: 'Лакировчик' },
      occupation: 'http://data.europa.eu/esco/isco/C7522',
      skills: [
        { uri: manageWaste, relation: 'growing' },
        { uri: lowEmission, relation: 'essential' },
        { uri: lowEmission, relation: 'optional' },
      ],
    }
    const { occupation: asking, shown, missing } = gap(job, [showing(manageWaste)], [], { language: 'bg' })!
    expect(asking).toEqual({ kind: 'job', uri: job.id, label: 'Лакировчик', isco: '7522' })
    expect(shown.map(({ uri, relation, source }) => [uri, relation, source])).toEqual([
      [manageWaste, 'growing', 'given'],
    ])
    expect(missing.map(({ uri, relation }) => [uri, relation])).toEqual([[lowEmission, 'essential']])
  })

  it('measures by needs: those that stand, each skill once', () => {
    const need = (
      uri: string | undefined,
      kind: Need['kind'],
      status: Need['status'] = 'validated',
    ): Need => ({
      id: `urn:need:${kind}`,
      title: { en: 'Needed' },
      kind,
      status,
      ...(uri ? { skill: { uri } } : { proposed: { title: { en: 'New' }, definition: { en: 'New.' } } }),
    })
    const needs = [
      need(manageWaste, 'emerging'),
      need(undefined, 'gap'),
      need(floraResearch, 'obsolete'),
      need(lowEmission, 'shortage', 'withdrawn'),
      need(installHeatPump, 'gap'),
      need(installHeatPump, 'shortage'),
    ]
    const { occupation: asking, missing, opportunities } = gap(needs, [], catalogue)!
    expect(asking).toEqual({ kind: 'needs', label: 'needs' })
    expect(missing.map(({ uri, relation }) => [uri, relation])).toEqual([
      [installHeatPump, 'essential'],
      [manageWaste, 'growing'],
    ])
    expect(opportunities[0]!.teaches).toContain(installHeatPump)
  })

  it('measures by a group of ISCO-08: all that its jobs and occupations ask for', () => {
    const group = new Set(gap('7522', [])!.missing.map(({ uri }) => uri))
    for (const { uri } of gap('furniture-finisher', [])!.missing) expect(group).toContain(uri)
    expect(gap('0000', [])).toBeUndefined()
  })

  it.each<[string, string | readonly [string, Match], string | undefined]>([
    ['an exact match', manageWaste, 'exact'],
    ['an outcome narrower than the skill', [manageWaste, 'broad'], 'narrower'],
    ['a skill below it', developWasteProcesses, 'narrower'],
    ['a skill whose place it took', disposeWaste, 'exact'],
    ['a close match', [manageWaste, 'close'], undefined],
    ['a skill narrower than the outcome', [manageWaste, 'narrow'], undefined],
    ['a related skill', [manageWaste, 'related'], undefined],
  ])('of managing waste: %s', (_, skill, how) => {
    const { shown, missing } = gap(refuseCollector, [showing(skill)])!
    expect(shown.find(({ uri }) => uri === manageWaste)?.by[0]?.how).toBe(how)
    expect(missing.some(({ uri }) => uri === manageWaste)).toBe(how === undefined)
  })

  it('tells a close match apart for a person to judge', () => {
    const { missing } = gap(refuseCollector, [showing([manageWaste, 'close'])])!
    expect(missing.find(({ uri }) => uri === manageWaste)?.near).toEqual([
      { index: 0, pointer: '/learningOutcomes/0', how: 'close' },
    ])
  })

  it('names each outcome once, by its best match', () => {
    const outcome = {
      title: { en: 'Both.' },
      skills: [{ uri: developWasteProcesses }, { uri: manageWaste }],
    }
    const { shown } = gap(refuseCollector, [{ learningOutcomes: [outcome] }])!
    expect(shown.find(({ uri }) => uri === manageWaste)?.by).toEqual([
      { index: 0, pointer: '/learningOutcomes/0', how: 'exact' },
    ])
  })

  it('names the micro-qualifications that teach what is missing, the most useful first', () => {
    const { missing, opportunities } = gap(heatingTechnician, [], catalogue)!
    expect(missing[0]?.relation).toBe('essential')
    expect(opportunities.length).toBeGreaterThan(1)
    expect(opportunities[0]!.teaches).toContain(installHeatPump)
    for (const { index, specification, teaches } of opportunities) {
      expect(specification).toBe(catalogue[index])
      for (const uri of teaches)
        expect(missing.find((each) => each.uri === uri)!.taughtBy.map((each) => each.index)).toContain(index)
    }
  })

  it('is undefined for an occupation without green skills, and for what is none', () => {
    for (const profile of ['9999.9', '', 'carpenter', 'http://data.europa.eu/esco/occupation/none'])
      expect(gap(profile, [])).toBeUndefined()
  })

  it('is the same by the code and by the URI of an occupation', () => {
    expect(gap(occupation(refuseCollector)!.uri, [], catalogue)).toEqual(gap(refuseCollector, [], catalogue))
  })

  it('divides the skills of the occupation into shown and missing, and only grows with records', () => {
    const all = skillsOfOccupation(refuseCollector).map(({ uri }) => uri)
    const held = fc.array(
      fc.tuple(fc.constantFrom(...all), fc.constantFrom<Match>('exact', 'broad', 'close')),
    )
    fc.assert(
      fc.property(held, held, (first, second) => {
        const before = gap(refuseCollector, [showing(...first)])!
        const after = gap(refuseCollector, [showing(...first), showing(...second)])!
        const uris = (list: readonly { readonly uri: string }[]) => list.map(({ uri }) => uri)
        expect([...uris(after.shown), ...uris(after.missing)].sort()).toEqual(all.toSorted())
        expect(uris(after.shown)).toEqual(expect.arrayContaining(uris(before.shown)))
      }),
      { numRuns: 50 },
    )
  })
})

describe('greenProfile', () => {
  it('says of each outcome which green skills it names, and the share of green ones', () => {
    const profile = greenProfile(showing(installHeatPump, lowEmission, 'https://example.org/skills/1'))
    expect(profile.outcomes.map(({ skills, green }) => [skills.map(({ status }) => status), green])).toEqual([
      [['green'], true],
      [['own'], true],
      [[], false],
    ])
    expect(profile.share).toBeCloseTo(2 / 3)
    expect(profile.escoVersion).toBe(escoVersions.at(-1))
  })

  it('goes by the version it is asked for', () => {
    const record = showing(floraResearch)
    expect(greenProfile(record).outcomes[0]).toMatchObject({
      green: false,
      skills: [{ status: 'green-elsewhere' }],
    })
    expect(greenProfile(record, { version: '1.2.0' })).toMatchObject({ escoVersion: '1.2.0', share: 1 })
  })

  it('takes a related skill for no reason to call an outcome green', () => {
    const profile = greenProfile(showing([installHeatPump, 'related']))
    expect([profile.share, profile.sectors]).toEqual([0, []])
    expect(profile.outcomes[0]!.skills).toHaveLength(1)
  })

  it('names the sectors served, with their labels in the language asked for', () => {
    const { sectors } = greenProfile(showing(lowEmission, installHeatPump), { language: 'pl' })
    expect(sectors.map(({ id }) => id)).toEqual(expect.arrayContaining(['construction', 'wood-furniture']))
    const english = greenProfile(showing(lowEmission, installHeatPump)).sectors
    expect(sectors.map(({ label }) => label)).not.toEqual(english.map(({ label }) => label))
  })

  it('tells GreenComp competences that are named from those that are merely near', () => {
    const named = 'https://w3id.org/microcred/greencomp/4.3'
    const { competences } = greenProfile(showing(named))
    expect(competences.map(({ competence, by, outcomes }) => [competence.code, by, outcomes])).toEqual([
      ['4.3', 'name', ['/learningOutcomes/0']],
    ])
    const [linked] = competences[0]!.competence.skills
    expect(
      greenProfile(showing(linked!.uri)).competences.find(({ competence }) => competence.code === '4.3')?.by,
    ).toBe(linked!.match)
  })

  it('is empty for a record without outcomes', () => {
    expect(greenProfile({})).toEqual({
      escoVersion: escoVersions.at(-1),
      outcomes: [],
      share: 0,
      sectors: [],
      competences: [],
    })
  })

  it('finds every illustrative qualification green', () => {
    for (const specification of catalogue) {
      const { share, outcomes } = greenProfile(specification)
      expect(share).toBeGreaterThan(0)
      expect(outcomes).toHaveLength(specification.learningOutcomes.length)
    }
  })

  it('calls green exactly what the taxonomy calls green in that version', () => {
    const uris = catalogue.flatMap(({ learningOutcomes }) =>
      learningOutcomes.flatMap(({ skills }) => skills.map(({ uri }) => uri)),
    )
    fc.assert(
      fc.property(fc.constantFrom(...uris), fc.constantFrom(...escoVersions), (uri, version) => {
        const own = uri.startsWith('https://w3id.org/microcred/skill/')
        expect(greenProfile(showing(uri), { version }).share).toBe(own || isGreen(uri, version) ? 1 : 0)
      }),
    )
  })
})

describe('narrower skills', () => {
  it('are what stands below a skill or a group at any depth', () => {
    expect(narrowerSkills(manageWaste)).toContain(developWasteProcesses)
    expect(narrowerSkills(developWasteProcesses)).not.toContain(manageWaste)
    const everySkill = narrowerSkills(broader(broader(manageWaste).at(-1)!.uri)[0]!.uri)
    expect(everySkill).toEqual(expect.arrayContaining([manageWaste, developWasteProcesses]))
  })

  it('of a retired skill are the one that took its place, and what is below that', () => {
    expect(narrowerSkills(disposeWaste)).toEqual(expect.arrayContaining([manageWaste, developWasteProcesses]))
  })

  it('are those by which a skill is shown: whoever shows one shows the skill', () => {
    for (const below of narrowerSkills(manageWaste).slice(0, 20)) {
      const { shown } = gap(refuseCollector, [showing(below)])!
      expect(shown.map(({ uri }) => uri)).toContain(manageWaste)
    }
  })

  it('of a text that is no skill there are none', () => {
    expect([narrowerSkills('heat pump'), narrowerSkills('')]).toEqual([[], []])
  })
})
