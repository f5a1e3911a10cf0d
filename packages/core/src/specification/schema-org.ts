/** A specification as a course of schema.org, with what search engines ask of a course beside it. */
import type { Specification } from '../generated/types.js'
import { type Lack, lacking } from '../write/lack.js'
import type { Json } from '../write/writing.js'
import { writeByTable } from './table-target.js'

const many = (value: unknown): Json[] => [value].flat().filter((each): each is Json => each !== undefined)

const category = ({ price }: Json): 'Free' | 'Paid' => (price === 0 ? 'Free' : 'Paid')

/** The course; its instances say how long it takes, and it itself whether it is paid for. */
export function writeSchemaOrg(specification: Readonly<Partial<Specification>>): Json {
  const course = writeByTable(specification, 'schema-org')
  const instances = many(course.hasCourseInstance)
  const offers = instances.flatMap((instance) => many(instance.offers))
  for (const offer of offers) offer.category = category(offer)
  for (const instance of instances) instance.courseWorkload ??= many(course.timeRequired)[0]
  const kinds = [...new Set(offers.map(category))].sort()
  if (kinds.length > 0) course.offers = kinds.map((kind) => ({ '@type': 'Offer', category: kind }))
  return course
}

/** What search engines ask for and nobody has said. */
export function lacksOfSchemaOrg(course: Json): Lack[] {
  const lack = (node: Json, pointer: string, property: string): Lack[] =>
    node[property] === undefined
      ? [{ ...lacking(`schema-org-${property}`), pointer: `${pointer}/${property}` }]
      : []
  const instances = Array.isArray(course.hasCourseInstance)
    ? (course.hasCourseInstance as Json[]).map((each, at) => [each, `/hasCourseInstance/${at}`] as const)
    : many(course.hasCourseInstance).map((each) => [each, '/hasCourseInstance'] as const)
  return [
    ...lack(course, '', 'description'),
    ...lack(course, '', 'offers'),
    ...instances.flatMap(([each, pointer]) => [
      ...lack(each, pointer, 'courseMode'),
      ...lack(each, pointer, 'courseWorkload'),
    ]),
  ]
}
