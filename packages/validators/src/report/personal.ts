import { valueAt } from '@microcred/common/pointer'
import type { Repair } from './finding.js'

/** Members that tell about the learner in forms whose claims lie beside each other, and in the record. */
const NAMES =
  'learner|deliveryDetails|recipient|family_name|given_name|learner_identification|assessment_grade'
const MEMBERS = new RegExp(`(?:^|/)(?:${NAMES})(?:/|$)`)

/** A pointer without the prefixes of names, as in `elm:hasClaim`: they change nothing of what is told. */
const withoutPrefixes = (pointer: string): string =>
  pointer.includes(':') ? pointer.replace(PREFIX, '/') : pointer

const PREFIX = /\/[a-z]+:(?=[a-zA-Z])/g

/** Whether a pointer leads to or into such a member, however deep it lies. */
export const tellsOfLearner = (pointer: string): boolean => MEMBERS.test(withoutPrefixes(pointer))

/** Members of a credential's subject that tell what was achieved, not by whom. */
const ABOUT_ACHIEVEMENT = 'achievement|achievements|hasClaim|microcredential|verifiableCredential|type|@type'
const UNDER_SUBJECT = new RegExp(
  `/credentialSubject(?:/\\d+)*(?:$|/(?!(?:\\d+|${ABOUT_ACHIEVEMENT})(?:/|$)))`,
)

/** Whether what stands at a pointer, tells about the learner. */
export const isPersonal = (pointer: string): boolean =>
  UNDER_SUBJECT.test(withoutPrefixes(pointer)) || tellsOfLearner(pointer)

/** Whether a value at a pointer is the learner's or holds something that is; objects around it are not, for themselves. */
export function holdsPersonal(value: unknown, pointer: string): boolean {
  let about: About = 'else'
  for (const key of pointer.split('/').slice(1)) about = aboutAt(about, key)
  return holds(value, about)
}

/** What stands at a place tells of: the learner, the subject (the learner, unless a member says otherwise), or something else. */
type About = 'learner' | 'subject' | 'else'

const LEARNERS: ReadonlySet<string> = new Set(NAMES.split('|'))
const ACHIEVED: ReadonlySet<string> = new Set(ABOUT_ACHIEVEMENT.split('|'))

/** What stands at a key tells of, by what the object around it does: as `isPersonal` has it of whole pointers. */
function aboutAt(about: About, name: string): About {
  const key = name.replace(/^[a-z]+:(?=[a-zA-Z])/, '')
  if (about === 'learner' || LEARNERS.has(key)) return 'learner'
  if (about === 'subject') {
    if (/^\d+$/.test(key)) return 'subject'
    if (!ACHIEVED.has(key)) return 'learner'
  }
  return key === 'credentialSubject' ? 'subject' : 'else'
}

function holds(value: unknown, about: About): boolean {
  if (typeof value !== 'object' || value === null) return about !== 'else'
  if (Array.isArray(value)) return value.some((inner) => holds(inner, about))
  for (const key of Object.keys(value))
    if (holds((value as Readonly<Record<string, unknown>>)[key], aboutAt(about, key))) return true
  return false
}

/** Every text in a value. */
function* textsIn(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value
  else if (typeof value === 'object' && value !== null)
    for (const inner of Object.values(value)) yield* textsIn(inner)
}

/** The reference from a result to its description, which is one for all learners. */
const DESCRIBED = /\/result(?:\/\d+)?\/resultDescription$/

/** Whether a repair would repeat what is said of the learner. */
export const quotesLearner = ({ patch }: Repair, json: unknown): boolean =>
  patch.some((each) => {
    if (each.op === 'move' || each.op === 'remove' || !isPersonal(each.path)) return false
    if (DESCRIBED.test(each.path)) return false
    const given = [...textsIn(valueAt(json, each.path))].filter((text) => text.length > 1)
    return [...textsIn(each.value)].some(
      (text) => !text.startsWith('<') && given.some((old) => text.includes(old) || old.includes(text)),
    )
  })
