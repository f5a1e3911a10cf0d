/** Whose credentials these are: one person goes by several identifiers and spellings of a name. */
import { list } from '@microcred/common/list'
import type { Learner } from '@microcred/core'

/**
 * How a learner relates to a person: the same, surely another one, one of whom nobody but a person can tell, or one who
 * says nothing that could be compared.
 */
export type Relation = 'same' | 'other' | 'asks' | 'silent'

/** How each learner relates to the person most of them are, or to the one that is named. */
export function relations(
  learners: readonly (Learner | undefined)[],
  named: readonly Learner[] = [],
): readonly Relation[] {
  const known = learners.map((each) => (each && identifying(each) ? each : undefined))
  const person = named.length > 0 ? [...named] : majority(known)
  grow(person, known)
  return known.map((each) => (each === undefined || person.length === 0 ? 'silent' : toPerson(each, person)))
}

/** The largest group of learners that are the same; of equals the one that comes first. */
function majority(learners: readonly (Learner | undefined)[]): Learner[] {
  let best: Learner[] = []
  let most = 0
  const left = new Set(learners.filter((each) => each !== undefined))
  for (const each of left) {
    const group = [each]
    grow(group, [...left])
    for (const one of group) left.delete(one)
    const size = learners.filter((one) => one && group.includes(one)).length
    if (size > most) [best, most] = [group, size]
  }
  return best
}

/** Adds whoever is the same as one of a person's aliases, until there is nobody left. */
function grow(person: Learner[], learners: readonly (Learner | undefined)[]): void {
  const inside = new Set(person)
  for (let at = 0; at < person.length; at++)
    for (const each of learners)
      if (each && !inside.has(each) && related(person[at]!, each) === 'same') {
        inside.add(each)
        person.push(each)
      }
}

function toPerson(learner: Learner, person: readonly Learner[]): Relation {
  if (person.includes(learner)) return 'same'
  const all = new Set(person.map((each) => related(each, learner)))
  return all.has('same') ? 'same' : all.has('other') ? 'other' : all.has('asks') ? 'asks' : 'silent'
}

const identifying = ({ id, identifiers, email, fullName, familyName }: Learner): boolean =>
  Boolean(id || list(identifiers)?.length || email || fullName || familyName)

/** How two learners relate: only what contradicts itself makes two persons of them. */
function related(a: Learner, b: Learner): Relation {
  if (a === b || (a.id !== undefined && a.id === b.id) || (a.email !== undefined && a.email === b.email))
    return 'same'
  const schemes = (list(a.identifiers) ?? []).flatMap((one) =>
    (list(b.identifiers) ?? [])
      .filter(
        (other) => other.scheme === one.scheme && other.country === one.country && !one.hash && !other.hash,
      )
      .map((other) => other.value === one.value),
  )
  if (schemes.includes(true)) return 'same'
  if (schemes.includes(false)) return 'other'
  if (a.dateOfBirth !== undefined && b.dateOfBirth !== undefined && a.dateOfBirth !== b.dateOfBirth)
    return 'other'
  const names = sameName(namesOf(a), namesOf(b))
  if (names !== undefined) return names ? 'same' : 'asks'
  return a.id !== undefined && b.id !== undefined ? 'asks' : 'silent'
}

interface Name {
  readonly language: string
  readonly words: readonly string[]
}

/** The names of a learner as words in alphabetical order: in which order they are written says nothing. */
function namesOf({ fullName, givenName, familyName }: Learner): readonly Name[] {
  const whole = fullName ?? joined(givenName, familyName)
  return Object.entries(whole ?? {}).map(([language, text]) => ({
    language,
    words: fold(text)
      .split(/[^\p{L}]+/u)
      .filter(Boolean)
      .sort(),
  }))
}

type Text = Readonly<Record<string, string>>

const joined = (given: Text | undefined, family: Text | undefined): Text | undefined =>
  family &&
  Object.fromEntries(
    Object.entries(family).map(([language, text]) => [language, `${given?.[language] ?? ''} ${text}`]),
  )

/**
 * Whether two names have the same words, in any order: a name is not translated, so the language it stands under does
 * not matter; names in two scripts cannot be compared. A word more or another one is a question, and so is a family
 * name alone.
 */
function sameName(a: readonly Name[], b: readonly Name[]): boolean | undefined {
  const pairs = a.flatMap((one) => b.map((other) => [one, other] as const))
  if (pairs.some(([one, other]) => one.words.join(' ') === other.words.join(' '))) return true
  const comparable = pairs.some(
    ([one, other]) => one.language === other.language || (isLatin(one) && isLatin(other)),
  )
  return comparable ? false : undefined
}

const isLatin = ({ words }: Name): boolean => words.some((word) => /\p{Script=Latin}/u.test(word))

const fold = (text: string): string =>
  text.normalize('NFKD').replace(/\p{M}/gu, '').trim().toLocaleLowerCase('und')
