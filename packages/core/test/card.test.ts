import { readFileSync } from 'node:fs'
import { skill } from '@microcred/taxonomy'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { audiences, type CardOptions, card } from '../src/card.js'
import { codes } from '../src/codes.js'
import { cardWords } from '../src/generated/card-words.js'
import { read } from '../src/index.js'
import { catalogue as bg } from '../src/messages/card/bg.js'
import { catalogue as es } from '../src/messages/card/es.js'
import { catalogue as it_ } from '../src/messages/card/it.js'
import { write } from '../src/write.js'

const example = (name: string) =>
  JSON.parse(readFileSync(new URL(`../../../examples/credentials/${name}.json`, import.meta.url), 'utf8'))

const wood = example('yecla-low-emission-wood-finishing')
const building = example('sofia-bio-based-insulation')
const reporting = example('firenze-linz-sustainability-reporting')

const named = (language: 'en' | 'es'): CardOptions => ({ skills: (uri) => skill(uri, { language }) })

describe('a card', () => {
  it.each<readonly [name: string, record: object, options: CardOptions]>([
    [
      'wood-en-learner',
      wood,
      {
        ...named('en'),
        story: {
          text: 'I have worked with wood since I was sixteen.\n\nWhat changed for me was the day we measured the air in the booth: after that I never wanted to spray solvent again.',
        },
      },
    ],
    ['wood-en-employer', wood, { ...named('en'), for: 'employer' }],
    ['wood-es-learner', wood, { ...named('es'), language: es }],
    ['wood-es-admissions', wood, { ...named('es'), language: es, for: 'admissions' }],
    [
      'building-bg-learner',
      building,
      {
        ...named('en'),
        language: bg,
        story: {
          text: 'Работя на строежи от пет години. На този курс за пръв път видях как диша една стена от коноп.',
        },
      },
    ],
    ['building-bg-employer', building, { ...named('en'), language: bg, for: 'employer' }],
    ['reporting-it-learner', reporting, { ...named('en'), language: it_ }],
    ['reporting-it-admissions', reporting, { ...named('en'), language: it_, for: 'admissions' }],
  ])('%s says what it said when people looked at it', async (name, record, options) => {
    await expect(card(record, options)).toMatchFileSnapshot(`cards/${name}.html`)
  })

  it('is the same for the same record', () => {
    expect(card(structuredClone(wood), { language: bg })).toBe(card(wood, { language: bg }))
  })

  it('shows of the learner the name and nothing else', () => {
    for (const reader of audiences) {
      const page = card(
        { ...wood, learner: { ...wood.learner, email: 'lucia@example.org' } },
        { for: reader },
      )
      expect(page).toContain('Lucía Ortega Vidal')
      expect(page).not.toMatch(/1987|00000000T|lucia@example\.org|did:example:lucia/)
    }
  })

  it('runs nothing, fetches nothing and tells nobody where its reader came from', () => {
    const page = card(wood)
    expect(page).not.toMatch(/<script|<link|<img|<iframe|@import|url\(|\son\w+=/i)
    expect(page).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`)
    expect(page).toContain('<meta name="referrer" content="no-referrer">')
  })
})

/** The record with every text in it replaced; what is read as a code, date or number stays. */
function withTexts(value: unknown, text: string, key = ''): unknown {
  if (typeof value === 'string') return CODED.has(key) ? value : text
  if (Array.isArray(value)) return value.map((each) => withTexts(each, text, key))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, withTexts(each, text, name)]))
}

const CODED = new Set(['type', 'unit', 'kind', 'country', 'dateOfIssuing', 'match'])

const tagsOf = (page: string): string[] =>
  [...page.slice(page.indexOf('</style>')).matchAll(/<[^>]*>/g)].map(
    ([tag]) => tag.match(/^<\/?[a-z\d]+/)?.[0] ?? tag,
  )

describe('a card of what a wallet holds', () => {
  const { credential } = write(reporting, 'eudi-learning-credential')
  const { record } = read(JSON.parse(JSON.stringify(credential)))
  const html = card(record as never, { language: bg })

  it('says what its claims say, in the words of the reader and marked as of no language that is known', () => {
    const title = Object.values(record.title!)[0]!
    expect(html).toContain(`<bdi lang="und">${title}</bdi>`)
    for (const outcome of record.learningOutcomes!)
      expect(html).toContain(Object.values(outcome.title)[0]!.replaceAll('&', '&amp;'))
    expect(html).toContain('lang="bg"')
    expect(html).not.toMatch(/undefined|\[object|<script/)
  })

  it('leaves out what its type has no claim for', () => {
    expect(record.participationForm).toBeUndefined()
    expect(html.length).toBeLessThan(card(reporting, { language: bg }).length)
  })
})

describe('what a record holds', () => {
  const hostile = [
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    '</style><svg onload=alert(1)>',
    '&lt;b&gt; <!-- ]]>',
    'javascript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    '{name} {n, plural, other {#}}',
    '\u202eevil\u0000\u0007\ud800',
  ]

  it.each(hostile)('is text and never markup: %j', (text) => {
    const plain = tagsOf(
      card(withTexts(wood, 'plain') as object, { for: 'admissions', story: { text: 'plain' } }),
    )
    const page = card(withTexts(wood, text) as object, { for: 'admissions', story: { text } })
    expect(tagsOf(page)).toEqual(plain)
    expect(page).not.toMatch(/href="(?!https?:|mailto:)/)
    expect(page).not.toMatch(/[\u202a-\u202e\u2066-\u2069]|\p{Surrogate}/u)
  })

  it('is text and never markup, whatever it is', () => {
    const plain = tagsOf(card(withTexts(wood, 'plain') as object))
    fc.assert(
      fc.property(
        fc
          .string({ unit: 'binary', minLength: 1 })
          .filter((text) => /\p{L}/u.test(text) && !text.includes(':')),
        (text) => {
          expect(tagsOf(card(withTexts(wood, text) as object))).toEqual(plain)
        },
      ),
      { numRuns: 60 },
    )
  })

  it('may be of any form: a card is made and never fails', () => {
    const keys = Object.keys(wood)
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...keys), fc.jsonValue({ maxDepth: 4 })), (record) => {
        for (const reader of audiences) expect(card(record as object, { for: reader })).toContain('</html>')
      }),
      { numRuns: 200 },
    )
    for (const key of keys)
      for (const wrong of [null, 1, 'x', [], {}, [null], [1], { en: 1 }, [{}]])
        expect(card({ ...wood, [key]: wrong }, { for: 'admissions' })).toContain('</html>')
  })
})

describe('what is not there', () => {
  it('is said where it matters and left out elsewhere', () => {
    const page = card({})
    for (const said of [
      'Without a title',
      'Holder not named',
      'What the holder can do',
      'states no learning outcomes',
    ])
      expect(page).toContain(said)
    for (const heading of ['Workload', 'Level', 'How it was assessed', 'What it counts towards', 'own words'])
      expect(page).not.toContain(heading)
  })

  it('in the reader’s language is shown in another, and marked as such', () => {
    const page = card({ title: { es: 'Acabado de madera' }, language: 'es' }, { language: bg })
    expect(page).toContain('<h1><bdi lang="es">Acabado de madera</bdi></h1>')
    expect(card({ title: { ar: 'تشطيب الخشب' } })).toContain('<bdi lang="ar">تشطيب الخشب</bdi>')
    expect(card({ title: { '"><x': 'a' } })).toContain('<h1><bdi>a</bdi></h1>')
  })

  it('in the words of the card is said in English, and marked as such', () => {
    const page = card(wood, { language: { language: 'hr', texts: {} } })
    expect(page).toContain('<html lang="hr"')
    expect(page).toContain('<span lang="en">Workload</span>')
  })
})

describe('a name', () => {
  it('is in Latin letters for who reads those, and as it is written for the others', () => {
    expect(card(building)).toContain('Mariya Todorova Angelova')
    expect(card(building, { language: bg })).toContain('Мария Тодорова Ангелова')
  })

  it('of 300 characters or in an unknown script stands whole', () => {
    const long = 'Ñandú '.repeat(50).trim()
    expect(card({ learner: { fullName: { en: long } } })).toContain(long)
    expect(card({ learner: { fullName: { 'und-Sarb': '𐩱𐩡𐩣' } } })).toContain('𐩱𐩡𐩣')
  })
})

describe('for its reader', () => {
  const order = (reader: (typeof audiences)[number]): string[] =>
    [...card(wood, { for: reader, story: { text: 'Mine.' } }).matchAll(/<h2 id="(\w+)">/g)].map(
      ([, id]) => id!,
    )

  it('a card begins with what that reader asks', () => {
    expect(order('learner')).toEqual(['can', 'story', 'more', 'check', 'stacks', 'assessed', 'vouched'])
    expect(order('employer')).toEqual(['can', 'more', 'check', 'story', 'assessed', 'vouched', 'stacks'])
    expect(order('admissions')).toEqual(['can', 'assessed', 'asked', 'check', 'story', 'stacks', 'vouched'])
  })

  it('says more of credits and national levels for admissions', () => {
    expect(card(wood, { for: 'admissions' })).toContain('One credit is 25 hours of learning.')
    expect(card(wood, { for: 'admissions' })).toContain('National level <bdi>5A</bdi>')
    expect(card(wood)).not.toMatch(/One credit|National level/)
  })
})

describe('the story', () => {
  it('stands apart, in paragraphs, and is said to be nobody’s word but the learner’s', () => {
    const page = card(wood, { story: { text: 'One.\n\nTwo <b>.', language: 'fi' } })
    const told = page.slice(page.indexOf('<section aria-labelledby="story"'))
    expect(told).toContain('It is no part of the credential, and nobody has vouched for it.')
    expect(told).toContain(
      '<blockquote lang="fi"><p dir="auto">One.</p><p dir="auto">Two &lt;b&gt;.</p></blockquote>',
    )
    expect(card(wood, { story: { text: '  ' } })).not.toContain('own words')
  })
})

describe('what is wrong with a call', () => {
  it('is said at once', () => {
    for (const wrong of [null, [], 'x', 1]) expect(() => card(wrong as never)).toThrow(TypeError)
    expect(() => card({}, { for: 'employee' as never })).toThrow('did you mean "employer"?')
    expect(() => card({}, { langauge: bg } as never)).toThrow('did you mean "language"?')
    expect(() => card({}, { language: 'bg' as never })).toThrow('language is a catalogue')
    expect(() => card({}, { story: 'x' as never })).toThrow('story is an object')
  })
})

describe('the words of a card', () => {
  it.each([
    ['assessment-type', 'assessment-type'],
    ['participation-form', 'participation-form'],
    ['supervision', 'supervision'],
    ['quality-assurance-type', 'quality'],
    ['qf-ehea-cycle', 'cycle'],
  ] as const)('name every code of %s', (list, kind) => {
    for (const code of codes[list]) expect(cardWords).toHaveProperty([`card/${kind}/${code}`])
  })

  it('are complete in the languages of the pilots', () => {
    for (const { language, texts } of [bg, es, it_]) {
      const lacking = Object.keys(cardWords).filter((key) => !Object.hasOwn(texts, key))
      // Names of standards are the same in every language.
      expect([language, lacking.filter((key) => !/iso-|eqavet/.test(key))]).toEqual([language, []])
    }
  })

  it('say of volumes what they are, one or many, fixed or between two', () => {
    const of = (volume: object): string => card({ notionalWorkload: { volumes: [volume as never] } })
    expect(of({ value: 1, unit: 'ects' })).toContain('1 ECTS credit<')
    expect(of({ value: { minimum: 25, maximum: 30 }, unit: 'hour' })).toContain('25–30 hours')
    expect(of({ value: 5, unit: 'credit', framework: { name: { fi: 'osp' } } })).toContain(
      '5 credits of <bdi lang="fi">osp</bdi>',
    )
    expect(of({ value: 5, unit: 'constructor' })).not.toContain('Workload')
  })
})
