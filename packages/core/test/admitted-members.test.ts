/** What the model of an offer has, somebody offers or some form of offers carries. */
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { load } from '../../../tools/model/load.ts'
import type { Shape } from '../../../tools/model/model.ts'
import { openbadges } from '../src/generated/crosswalks.js'
import { targetTables } from '../src/generated/targets.js'

const { definitions } = load()

/** Pointers of every member of a shape, items as stars; texts and extensions have no members of their own. */
function membersOf(shape: Shape, pointer = ''): string[] {
  switch (shape.kind) {
    case 'ref':
      return membersOf(definitions.get(shape.name)!.shape, pointer)
    case 'array':
      return membersOf(shape.items, `${pointer}/*`)
    case 'union':
      return shape.branches.flatMap((branch) => membersOf(branch, pointer))
    case 'object':
      return shape.properties.flatMap(({ key, shape: inner }) => [
        `${pointer}/${key}`,
        ...membersOf(inner, `${pointer}/${key}`),
      ])
    default:
      return []
  }
}

/** Pointers of everything a value says. */
function saidIn(value: unknown, pointer = ''): string[] {
  if (Array.isArray(value)) return [pointer, ...value.flatMap((each) => saidIn(each, `${pointer}/*`))]
  if (typeof value !== 'object' || value === null) return [pointer]
  return [pointer, ...Object.entries(value).flatMap(([key, each]) => saidIn(each, `${pointer}/${key}`))]
}

const examples = new URL('../../../examples/specifications/', import.meta.url)

/** The five that courses of universities, alliances and training boards are the pattern of. */
const published = [
  'alliance-sustainability.json',
  'circular-habitat-by-experience.json',
  'circular-wood-25-hours.json',
  'decision-support-brussels.json',
  'retrofit-two-days.json',
]

const read = (file: string): unknown => JSON.parse(readFileSync(new URL(file, examples), 'utf8'))

/** Members that only an offer has, and those within elements that came with it. */
const OF_OFFERS =
  /^\/(?:code|validFor|roles|targetGroup|occupations|sectors|parts|occasions|endorsements)\b|^\/notionalWorkload\/(?:contactHours|shares|notApplicable|volumes\/\*\/value)|^\/assessmentType\/\*\/(?:criteria|weight|passMark|attempts|languages|proves)\b|^\/assessmentType\/\*\/scheme$|^\/level\/basis/

describe('a member of a specification', () => {
  const offered = new Set(published.flatMap((file) => saidIn(read(file))))
  const carried = new Set(
    [...openbadges, ...Object.values(targetTables).flatMap(({ crosswalk }) => crosswalk)].map(([pointer]) =>
      pointer.replaceAll(/\*:\w+/g, '*'),
    ),
  )
  const members = membersOf({ kind: 'ref', name: 'Specification' }).filter((each) => OF_OFFERS.test(each))

  it.each([...new Set(members)])(
    '%s is used by one of the five published offers or by a form of offers',
    (member) => {
      // A volume is the same of a part and of the whole.
      const volume = member.replace('/parts/*/volumes', '/notionalWorkload/volumes')
      const used = [...carried].some((each) => each === member || each.startsWith(`${member}/`))
      expect(offered.has(member) || offered.has(volume) || used).toBe(true)
    },
  )

  it('that nobody offers and no form carries would be found', () => {
    expect(members.length).toBeGreaterThan(60)
    expect(offered.has('/occasions/*/nobody')).toBe(false)
  })

  it('has examples of the five among those there are', () => {
    expect(readdirSync(examples)).toEqual(expect.arrayContaining(published))
  })
})

describe('what the course page says is data and no free text', () => {
  const says = (file: string, ...pointers: string[]) => {
    const said = new Set(saidIn(read(file)))
    return pointers.filter((pointer) => !said.has(pointer))
  }

  it.each([
    [
      'alliance-sustainability.json',
      [
        '/parts/*/volumes/*/value',
        '/parts/*/choice',
        '/assessmentType/*/weight',
        '/assessmentType/*/passMark',
        '/roles/*/role',
        '/occasions/*/price/*/amount',
        '/targetGroup',
      ],
    ],
    [
      'circular-habitat-by-experience.json',
      [
        '/notionalWorkload/notApplicable/because',
        '/roles/*/role',
        '/occupations/*/uri',
        '/assessmentType/*/route',
        '/occasions/*/price/*/currency',
      ],
    ],
    [
      'circular-wood-25-hours.json',
      [
        '/notionalWorkload/contactHours',
        '/parts/*/volumes/*/value',
        '/roles/*/role',
        '/assessmentType/*/passMark',
        '/occupations/*/uri',
        '/sectors/*/version',
      ],
    ],
    [
      'decision-support-brussels.json',
      [
        '/notionalWorkload/contactHours',
        '/occasions/*/period/from',
        '/occasions/*/mode',
        '/occasions/*/price/*/amount',
        '/assessmentType/*/passMark',
      ],
    ],
    [
      'retrofit-two-days.json',
      [
        '/code/class',
        '/notionalWorkload/volumes/*/unit',
        '/occasions/*/price/*/amount',
        '/targetGroup',
        '/occupations/*/uri',
        '/qualityAssurance/*/body/name',
      ],
    ],
  ])('of %s', (file, pointers) => {
    expect(says(file, ...pointers)).toEqual([])
  })
})
