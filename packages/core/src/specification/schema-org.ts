/** A specification as a course of schema.org, with what search engines ask of a course beside it. */
import type { Specification } from '../generated/types.js'
import { type Lack, lacking } from '../write/lack.js'
import type { Json } from '../write/writing.js'
import { writeByTable } from './table-target.js'

const many = (value: unknown): Json[] => [value].flat().filter((each): each is Json => each !== undefined)

const category = ({ price }: Json): 'Free' | 'Paid' => (price === 0 ? 'Free' : 'Paid')

/** Says of each of several what is true of all of them, where it is said at all. */
function share(value: unknown, property: string, nodes: readonly Json[]): void {
  if (value !== undefined) for (const node of nodes) node[property] ??= value
}

/** The course; its instances say how long it takes, and it itself whether it is paid for. */
export function writeSchemaOrg(specification: Readonly<Partial<Specification>>): Json {
  const course = writeByTable(specification, 'schema-org')
  const instances = many(course.hasCourseInstance)
  for (const { offers } of instances)
    share(many(offers)[0]?.availabilityEnds, 'availabilityEnds', many(offers))
  const offers = instances
    .flatMap((instance) => many(instance.offers))
    .filter(({ price }) => price !== undefined)
  for (const offer of offers) offer.category = category(offer)
  share(many(course.timeRequired)[0], 'courseWorkload', instances)
  const kinds = [...new Set(offers.map(category))].sort()
  if (kinds.length > 0) course.offers = kinds.map((kind) => ({ '@type': 'Offer', category: kind }))
  nameWhatHasNone(course)
  return course
}

/** Names of what a course awards, of the classification its keywords are of, and the code beside its register. */
function nameWhatHasNone(course: Json): void {
  for (const awarded of many(course.educationalCredentialAwarded)) awarded.name ??= course.name
  for (const { inDefinedTermSet } of many(course.keywords))
    if (inDefinedTermSet) (inDefinedTermSet as Json).name ??= 'NACE'
  if (course.courseCode === undefined) delete course.identifier
  for (const identifier of many(course.identifier)) identifier.value = course.courseCode
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
