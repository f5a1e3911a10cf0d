import type { Extensions, Learner, Level, Microcredential, Specification } from '@microcred/core'
import * as schemas from '@microcred/core/generated/zod'
import { describe, expect, expectTypeOf, it } from 'vitest'
import * as z from 'zod'
import { fixturesOf } from '../../../tools/fixtures.ts'

type Camel<Name extends string> = Name extends `${infer First}-${infer Rest}`
  ? `${First}${Capitalize<Camel<Rest>>}`
  : Name

/** What zod infers for each element, by its key in the record. */
type Inferred = {
  [Id in keyof typeof schemas.elements as Camel<Id>]: z.infer<(typeof schemas.elements)[Id]>
}

const fixture = (id: string): unknown => fixturesOf(id).valid[0]!.data

const record = Object.fromEntries(
  Object.keys(schemas.elements).map((id) => [
    id.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase()),
    fixture(id),
  ]),
)

describe('what zod infers', () => {
  it('is the interface of the record and of the specification, all the way down', () => {
    expectTypeOf<z.infer<typeof schemas.Microcredential>>().toEqualTypeOf<Microcredential>()
    expectTypeOf<z.infer<typeof schemas.Specification>>().toEqualTypeOf<Specification>()
    expectTypeOf<z.input<typeof schemas.Microcredential>>().toEqualTypeOf<Microcredential>()
    expectTypeOf<z.infer<typeof schemas.Microcredential>>().not.toEqualTypeOf<Specification>()
  })

  it('is the interface of each element', () => {
    expectTypeOf<Inferred>().toEqualTypeOf<{ [Key in keyof Inferred]: NonNullable<Microcredential[Key]> }>()
    expectTypeOf<keyof Inferred>().toEqualTypeOf<
      Exclude<
        keyof Microcredential,
        '$schema' | 'id' | 'specification' | 'language' | 'validFrom' | 'validUntil' | 'status' | 'extensions'
      >
    >()
    expectTypeOf<z.infer<typeof schemas.Extensions>>().toEqualTypeOf<Extensions>()
  })

  it('keeps codes as literals', () => {
    expectTypeOf<Level['qfEhea']>().not.toEqualTypeOf<string | undefined>()
    expectTypeOf<z.infer<typeof schemas.Level>['qfEhea']>().toEqualTypeOf<Level['qfEhea']>()
    // @ts-expect-error a code of another list
    const level: z.infer<typeof schemas.Level> = { qfEhea: 'supervised-online' }
    expect(schemas.Level.safeParse(level).success).toBe(false)
  })
})

describe('a level', () => {
  it('is stated or does not apply, and has no type that says both', () => {
    const stated: Level = { eqf: 5, basis: 'referenced' }
    const reason = { because: { en: 'Formal frameworks do not cover it.' } }
    const none: Level = { notApplicable: reason }
    // @ts-expect-error a level that does not apply has no number
    const both: Level = { eqf: 5, notApplicable: reason }
    // @ts-expect-error nor has it a cycle
    const cycle: Level = { qfEhea: 'first-cycle', notApplicable: reason }
    const judged = [stated, none, both, cycle].map((each) => schemas.elements.level.safeParse(each))
    expect(judged.map(({ success }) => success)).toEqual([true, true, false, false])
    expect(judged[2]!.error!.issues).toMatchObject([
      { path: ['notApplicable'], message: 'A level is said not to apply, and a level is stated.' },
    ])
  })
})

describe('object schemas compose', () => {
  it('by extending a learner with a property of one’s own', () => {
    const Member = schemas.Learner.extend({ memberNumber: z.string().min(1) })
    expectTypeOf<z.infer<typeof Member>>().toExtend<Learner>()
    expectTypeOf<z.infer<typeof Member>['memberNumber']>().toEqualTypeOf<string>()
    expect(Member.safeParse({ id: 'did:example:a', memberNumber: '7' }).success).toBe(true)
    expect(Member.safeParse({ id: 'did:example:a' }).success).toBe(false)
    expect(Member.safeParse({ id: 'no iri', memberNumber: '7' }).success).toBe(false)
    expect(schemas.Learner.safeParse({ id: 'did:example:a', memberNumber: '7' }).success).toBe(false)
  })

  it('by extending the record, which stays closed to everything else', () => {
    const Own = schemas.Microcredential.extend({ batch: z.number() })
    expectTypeOf<z.infer<typeof Own>['batch']>().toEqualTypeOf<number>()
    expectTypeOf<z.infer<typeof Own>['level']>().toEqualTypeOf<Level>()
    expect(Own.safeParse({ ...record, batch: 12 }).success).toBe(true)
    expect(Own.safeParse({ ...record, batch: 'twelve' }).success).toBe(false)
    expect(Own.safeParse({ ...record, batch: 12, more: 1 }).success).toBe(false)
    expect(schemas.Microcredential.safeParse({ ...record, batch: 12 }).success).toBe(false)
  })

  it('by picking the elements one needs', () => {
    const Card = schemas.Microcredential.pick({ title: true, level: true })
    expectTypeOf<z.infer<typeof Card>>().toEqualTypeOf<Pick<Microcredential, 'title' | 'level'>>()
    expect(Card.safeParse({ title: record.title, level: record.level }).success).toBe(true)
    expect(Card.safeParse({ title: record.title }).success).toBe(false)
    expect(Card.safeParse(record).success).toBe(false)
  })

  it('and refuse an empty object inside of the record, though not alone', () => {
    expect(schemas.Learner.safeParse({}).success).toBe(true)
    expect(schemas.elements.learner.safeParse({}).success).toBe(false)
    expect(schemas.Microcredential.safeParse({ ...record, learner: {} }).success).toBe(false)
  })
})

it('reports a mistake where it is, with its path', () => {
  const level = { eqf: 5, national: [{ level: '5' }, { level: ' ' }] }
  const { error } = schemas.Microcredential.safeParse({ ...record, level })
  expect(error?.issues.map((issue) => issue.path)).toEqual([['level', 'national', 1, 'level']])
})

describe('what is refused', () => {
  const messages = Object.entries(schemas.elements).flatMap(([id, schema]) =>
    fixturesOf(id).invalid.flatMap(({ file, data }) =>
      (schema.safeParse(data).error?.issues ?? []).map(({ message }) => ({ file, message })),
    ),
  )

  it('is said in sentences of the register and never in words of zod', () => {
    expect(messages.length).toBeGreaterThan(100)
    for (const { message } of messages) {
      expect(message).toMatch(/^[A-Z`].*\.$/s)
      expect(message).not.toMatch(/Expected|Invalid|Unrecognized|must match|pattern|Too (?:small|big)|\{/)
    }
  })

  it.each<[z.ZodType, unknown, string]>([
    [schemas.Level, undefined, 'This must be an object, not nothing.'],
    [schemas.Level, null, 'This must be an object, not null.'],
    [schemas.Level, { eqf: '5' }, 'This must be a number, not a string.'],
    [schemas.Level, { eqf: Number.NaN }, 'This must be a number, not NaN.'],
    [schemas.Level, { eqf: 9 }, 'The value is out of range: at most 8.'],
    [schemas.Level, { eqf: 5.5 }, 'The value is not a whole number.'],
    [schemas.Level, { national: [{}] }, '`level` is missing here.'],
    [schemas.Level, { national: [] }, 'This is empty; at least 1 is needed.'],
    [schemas.Level, { national: {} }, 'This must be a list, not an object.'],
    [schemas.Level, { efq: 5 }, '`efq` is not a property that exists here.'],
    [schemas.Level, { qfEhea: 'bachelor' }, 'The value is not a code of the list `qf-ehea-cycle`.'],
    [schemas.Volume, { value: '5', unit: 'ects' }, 'This must be a number or an object, not a string.'],
    [schemas.Volume, { value: 0, unit: 'ects' }, 'The value is out of range: more than 0.'],
    [schemas.Text, { english: 'Wood' }, '`english` is not a language tag.'],
    [schemas.Text, {}, 'This is empty; at least 1 is needed.'],
    [schemas.elements.learner, {}, 'This is empty; at least 1 is needed.'],
    [schemas.FurtherInformation, { languages: ['en', 'en'] }, 'The list holds the same item twice.'],
  ])('says of %# what is wrong with it', (schema, value, message) => {
    expect(schema.safeParse(value).error?.issues.map((issue) => issue.message)).toEqual([message])
  })
})

describe('a form built from the schemas', () => {
  it('finds a description at every object and every member', () => {
    const objects = Object.entries(schemas).filter(([, each]) => each instanceof z.ZodObject)
    expect(objects.length).toBeGreaterThan(20)
    for (const [name, each] of objects) {
      const { description, shape } = each as z.ZodObject
      for (const [key, member] of [['', { description }], ...Object.entries(shape)] as const)
        expect([name, key, (member as { description?: string }).description]).toEqual([
          name,
          key,
          expect.stringMatching(/\.$/),
        ])
    }
  })

  it('finds the codes to choose from', () => {
    expect(schemas.ParticipationFormCode.options).toContain('blended')
    expect(schemas.Level.shape.qfEhea.unwrap().options).toContain('first-cycle')
  })
})
