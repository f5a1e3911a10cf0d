import {
  compare,
  confirm,
  findingOf,
  match,
  openDecisions,
  questionOf,
  type RecordedMatch,
  refuse,
} from '@microcred/equivalence'
import { languages, type Wording } from '@microcred/taxonomy'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

const esco = (uuid: string) => `http://data.europa.eu/esco/skill/${uuid}`
const installHeatPump = esco('00735755-adc6-4ea0-b034-b8caff339c9f')
const typesOfHeatPumps = esco('59998878-fa14-458a-9085-06b45e89df1b')
const sortWaste = esco('110d7aa3-e44e-4cce-a927-8d4de615f3d9')
const manageWaste = esco('73a9561d-112c-4d8a-9d5f-b2c11c5bbd5f')
const developWasteProcesses = esco('114a79ef-1e62-475b-a862-954f5b4cca20')

const said = (language: string, ...texts: readonly string[]) => ({
  learningOutcomes: texts.map((text) => ({ title: { [language]: text } })),
})
const of = (...outcomes: readonly (readonly string[])[]) => ({
  learningOutcomes: outcomes.map((uris, at) => ({
    title: { en: `Outcome ${at}` },
    skills: uris.map((uri) => ({ uri })),
  })),
})
const office = { evaluator: { name: { en: 'Recognition office' } }, decided: '2026-06-19' }

describe('The desk', () => {
  it('lets one coarse outcome cover two fine ones', () => {
    const { targets } = match(of([installHeatPump, sortWaste]), of([installHeatPump], [sortWaste]))
    expect(targets.map(({ state }) => state)).toEqual(['covered', 'covered'])
  })

  it('sees that two modules together cover what neither covers alone', () => {
    const modules = [of([installHeatPump]), of([sortWaste])]
    const { targets, pairs } = match(modules, of([installHeatPump, sortWaste]))
    expect(targets[0]).toMatchObject({ state: 'together', ask: [{ question: 'together' }] })
    expect(pairs.map(({ source, relation }) => [source.index, relation])).toEqual([
      [0, 'narrower'],
      [1, 'narrower'],
    ])
    expect(match(modules.slice(0, 1), of([installHeatPump, sortWaste])).targets[0]!.state).toBe('part')
  })

  it('knows a skill below another by the hierarchy of ESCO', () => {
    const [pair] = match(of([manageWaste]), of([developWasteProcesses])).pairs
    expect(pair).toMatchObject({ state: 'known', relation: 'broader', basis: 'hierarchy' })
  })

  it.each([
    ['es', 'Instala bombas de calor en viviendas.', 'Fits heat pumps in houses.', installHeatPump],
    ['de', 'Wärmepumpen in Wohnhäusern einbauen.', 'Fits heat pumps in houses.', typesOfHeatPumps],
    ['pl', 'Montować pompy ciepła w domach.', 'Fits heat pumps in houses.', installHeatPump],
    ['fr', 'Installer une pompe à chaleur.', 'Fits heat pumps in houses.', installHeatPump],
  ])('finds a pair across languages, with words of both (%s)', (language, source, target, uri) => {
    const asked = said('en', 'Bakes sourdough bread.', target, 'Manages a forest.')
    const { pairs } = match(said(language, source), asked)
    expect(pairs[0]!.target.title.en).toBe(target)
    expect(pairs[0]!.pivot).toMatchObject({
      uri,
      source: { language },
      target: { language: 'en' },
    })
    expect(pairs[0]!.words.source.length).toBeGreaterThan(0)
    expect(pairs[0]!.words.target).toEqual(expect.arrayContaining(['heat', 'pumps']))
    expect(pairs[0]).toMatchObject({ state: 'open', likeness: 'strong' })
  })

  it('asks about what only one side speaks of', () => {
    const [pair] = match(
      said('en', 'Sorts waste.'),
      said('en', 'Sorts waste and documents hazardous substances.'),
    ).pairs
    const more = pair!.ask.find(({ question }) => question === 'target-says-more')!
    expect(more.params.words).toContain('documents')
    expect(questionOf(more)).toContain('documents')
  })

  it('says that nothing is alike', () => {
    const desk = match(said('en', 'Bakes sourdough bread and rolls.'), said('en', 'Installs heat pumps.'))
    expect(desk.state).toBe('nothing-alike')
    expect(desk.targets[0]).toMatchObject({
      state: 'nothing-alike',
      ask: [{ question: 'nothing-alike' }],
    })
    expect(desk.surplus).toHaveLength(1)
  })

  it('knows the words of the trade, shows what the concept is called, and takes no letters for words', () => {
    const held = said('en', 'Keeps rubble apart in skips.', 'Runs an anaerobic digester on a farm.')
    const { pairs } = match(held, said('en', 'Sorts waste.', 'Operates a biogas plant.'))
    const best = (at: number) => pairs.find(({ source }) => source.pointer === `/learningOutcomes/${at}`)
    expect([best(0)?.target.pointer, best(1)?.target.pointer]).toEqual([
      '/learningOutcomes/0',
      '/learningOutcomes/1',
    ])
    expect(best(0)).toMatchObject({
      state: 'open',
      pivot: { uri: sortWaste, source: { label: 'sort waste' } },
    })
    // "air source" and "sourdough" have letters in common.
    expect(match(said('en', 'Bakes sourdough.'), said('en', 'Installs heat pumps.')).state).toBe(
      'nothing-alike',
    )
  })

  it('shows no pair that has neither a word nor a concept to show for it', () => {
    const held = said(
      'en',
      'Chooses, without guidance, the finish with the least environmental impact for a given piece and justifies the choice.',
    )
    const asked = said(
      'en',
      'Repairs used furniture with reversible means, so that it bears the loads of EN 12520 and can be taken apart again.',
    )
    for (const { pivot, words, likeness } of match(held, asked).pairs)
      if (pivot === undefined && words.source.length * words.target.length === 0)
        expect(likeness).toBe('weak')
    expect(match(held, asked).state).toBe('nothing-alike')
  })

  it('never decides by likeness: compare is the same with and without texts that are alike', () => {
    const [held, asked] = [said('en', 'Installs heat pumps.'), said('en', 'Installs heat pumps.')]
    const other = said('en', 'Bakes bread.')
    expect(match(held, asked).targets[0]!.state).toBe('open')
    expect(compare({ ...held, title: { en: 'A' } }, asked).grade).toBe(
      compare({ ...other, title: { en: 'A' } }, asked).grade,
    )
  })

  it('compares texts in a language both have, and only without one across languages', () => {
    const held = { learningOutcomes: [{ title: { en: 'Fits pumps.', de: 'Wärmepumpen einbauen.' } }] }
    const inBoth = match(held, said('en', 'Installs heat pumps.')).pairs[0]!
    expect(inBoth.pivot?.source.language).toBe('en')
    const baker = { learningOutcomes: [{ title: { en: 'Bakes bread.', de: 'Abfälle sortieren.' } }] }
    expect(match(baker, said('fr', 'Trier les déchets')).pairs[0]!.pivot?.source.language).toBe('de')
  })
})

describe('An answer of the officer', () => {
  const held = said('es', 'Instala bombas de calor en viviendas.')
  const asked = said('en', 'Fits heat pumps in houses.')
  const [pair] = match(held, asked).pairs

  it('that confirms becomes a recorded match that both desk and comparison use again', () => {
    const recorded = confirm(pair!, { ...office, reason: { en: 'Syllabus read.' } })
    expect(openDecisions({ matches: [recorded] }).violations).toEqual([])
    const desk = match(held, asked, { matches: [recorded] })
    expect(desk.pairs[0]).toMatchObject({ state: 'known', relation: 'exact', basis: 'recorded-match' })
    expect(desk.targets[0]!.state).toBe('covered')
    expect(compare(held, asked).covered).toBe(0)
    expect(compare(held, asked, { matches: [recorded] }).covered).toBe(1)
  })

  it('that confirms the same words elsewhere counts there, white space apart', () => {
    const again = {
      title: { en: 'Another course' },
      ...said('es', ' Instala bombas  de calor en viviendas. '),
    }
    expect(match(again, asked, { matches: [confirm(pair!, office)] }).targets[0]!.state).toBe('covered')
  })

  it('that refuses takes the pair from what is to be judged', () => {
    const refusal = refuse(pair!, { ...office, reason: { en: 'Theory only.' } })
    expect(openDecisions({ refusals: [refusal] }).violations).toEqual([])
    const desk = match(held, asked, { refusals: [refusal] })
    expect(desk.pairs[0]).toMatchObject({ state: 'refused', ask: [] })
    expect(desk.targets[0]!.state).toBe('nothing-alike')
  })

  it('that refuses what a hierarchy knows outranks it', () => {
    const [known] = match(of([manageWaste]), of([developWasteProcesses])).pairs
    const refusal = refuse(known!, { ...office, reason: { en: 'Other depth.' } })
    const desk = match(of([manageWaste]), of([developWasteProcesses]), { refusals: [refusal] })
    expect(desk.pairs[0]!.state).toBe('refused')
    expect(desk.targets[0]!.state).not.toBe('covered')
  })

  it.each([
    ['2026-06-18', '2026-06-19', 'refused'],
    ['2026-06-19', '2026-06-19', 'refused'],
    ['2026-06-20', '2026-06-19', 'known'],
  ])('of two the later is followed: matched %s, refused %s', (matched, refused, state) => {
    const desk = match(held, asked, {
      matches: [confirm(pair!, { ...office, decided: matched })],
      refusals: [refuse(pair!, { ...office, decided: refused, reason: { en: 'No.' } })],
    })
    expect(desk.pairs[0]!.state).toBe(state)
    expect(desk.findings.map(({ code }) => code)).toEqual(['recorded-match.refused'])
  })
})

describe('Bad input to the desk', () => {
  it('of any shape gives findings and never an exception', () => {
    fc.assert(
      fc.property(fc.anything(), fc.anything(), (source, target) => {
        expect(match(source as never, target as never).advisory).toBe(true)
      }),
      { numRuns: 60 },
    )
  })

  it('of any answers gives findings and never an exception', () => {
    fc.assert(
      fc.property(fc.array(fc.anything()), (records) => {
        const matches = records as RecordedMatch[]
        match(said('en', 'Sorts waste.'), said('en', 'Sorts waste.'), { matches, refusals: records as never })
      }),
      { numRuns: 60 },
    )
  })

  it('a text in a language that is not here is said', () => {
    const desk = match(said('sv', 'Sorterar avfall.'), said('en', 'Sorts waste.'))
    expect(desk.findings.map(({ code, params }) => [code, params])).toEqual([
      ['comparison.language-not-loaded', { side: 'source', languages: ['sv'] }],
    ])
    expect(findingOf(desk.findings[0]!)).toContain('sv')
    expect(match(said('en', 'Sorts waste.'), said('sv', 'Sorterar avfall.')).targets[0]!.state).toBe('unread')
  })

  it('a language that was not asked for is not read', () => {
    const desk = match(said('de', 'Abfall trennen.'), said('en', 'Sorts waste.'), { languages: ['en'] })
    expect(desk.findings[0]!.code).toBe('comparison.language-not-loaded')
  })

  it('a megabyte of text is cut, and that is said', () => {
    const desk = match(said('en', 'waste '.repeat(200_000)), said('en', 'Sorts waste.'))
    expect(desk.findings.map(({ code }) => code)).toEqual(['comparison.text-cut'])
    expect(desk.pairs).toHaveLength(1)
  })

  it('one word is asked about', () => {
    const [pair] = match(said('en', 'Waste'), said('en', 'Sorts waste.')).pairs
    expect(pair!.ask.map(({ question }) => question)).toContain('one-word')
  })

  it('no outcomes, no credential, no list are said', () => {
    expect(match({}, said('en', 'Sorts waste.')).findings[0]!.code).toBe('comparison.no-outcomes')
    expect(match([], said('en', 'Sorts waste.')).findings[0]!.code).toBe('comparison.unreadable')
    expect(match(said('en', 'Sorts waste.'), {}).state).toBe('empty')
  })
})

describe('A vocabulary', () => {
  it('may be handed in: the pivot is its concepts', () => {
    const wordings: Record<string, readonly Wording[]> = {
      xx: [{ uri: 'https://a.example/1', labels: ['blorgit grunf'], terms: [] }],
      yy: [{ uri: 'https://a.example/1', labels: ['kantele puri'], terms: [] }],
    }
    const vocabulary = { languages: () => ['xx', 'yy'], wordings: (tag: string) => wordings[tag]! }
    const [pair] = match(said('xx', 'Blorgit grunfen'), said('yy', 'Kantele'), { vocabulary }).pairs
    expect(pair!.pivot?.uri).toBe('https://a.example/1')
  })

  it('of the taxonomy serves every language that is here', () => {
    for (const language of languages())
      expect(match(said(language, 'x'), said(language, 'x')).findings).toEqual([])
  })

  it('gives the same desk for the same input', () => {
    const [held, asked] = [said('de', 'Abfall trennen.'), said('en', 'Sorts waste.', 'Fits heat pumps.')]
    expect(JSON.stringify(match(held, asked))).toBe(JSON.stringify(match(held, asked)))
  })
})
