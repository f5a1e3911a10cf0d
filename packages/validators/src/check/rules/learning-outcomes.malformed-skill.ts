import type { Skill } from '@microcred/core'
import { shown } from '../explain.js'
import { skills } from '../skill-lookup.js'
import { esco, isNoSkill, renamed } from './named-skills.js'
import type { Rule } from './rule.js'

/** Pages of the ESCO portal, which show skills and are none. */
const PORTAL = /^https?:\/\/(?:esco\.ec\.europa\.eu|ec\.europa\.eu\/esco)(?:\/|$)/i

/** Languages in which a label is looked up that is none in its own. */
const ANY = ['en', 'de', 'es', 'fr', 'pl']

/** The one skill that is called so: in the language of the label, else in any. */
function calledSo({ label = {} }: Skill): string | undefined {
  const called = (words: string, language: string): readonly string[] =>
    skills.labelled(words, language).flatMap(({ uri, isPreferred }) => (isPreferred ? [uri] : []))
  const all = Object.entries(label)
  const own = all.flatMap(([language, words]) => called(words, language))
  const found = own.length > 0 ? own : all.flatMap(([, words]) => ANY.flatMap((each) => called(words, each)))
  return new Set(found).size === 1 ? found[0] : undefined
}

/** Which skill is meant where no URI of a skill stands, and whether the URI itself says so. */
function meantBy(skill: Skill): { readonly nearest?: string; readonly isSaid: boolean } | undefined {
  if (isNoSkill(skill.uri)) return undefined
  const verdict = skills.check(skill.uri)
  if (verdict.status === 'malformed' && verdict.nearest) return { nearest: verdict.nearest, isSaid: true }
  if (verdict.status !== 'malformed' && !(verdict.status === 'foreign' && PORTAL.test(skill.uri)))
    return undefined
  const nearest = calledSo(skill)
  return { ...(nearest !== undefined && { nearest }), isSaid: false }
}

export const explanation =
  'It is meant to be the URI of an ESCO skill but is not written as one: https for http, capital letters, a blank, digits too many or too few, an address of the ESCO portal. URIs are compared letter by letter, so that whoever looks for the skill does not find this outcome.'

export const rule: Rule = {
  reads: 'skills',
  severity: 'warning',
  part: 'quality',
  sentence: '`{value}` is not how ESCO writes the URI of a skill.',
  hint: 'Write `{suggestion}`.',
  source: esco,
  check({ record: { learningOutcomes = [] } }, report) {
    for (const [at, { skills: named = [] }] of learningOutcomes.entries())
      for (const [position, skill] of named.entries()) {
        const meant = meantBy(skill)
        if (!meant) continue
        const { nearest, isSaid } = meant
        const pointer = `/learningOutcomes/${at}/skills/${position}`
        report({
          pointer: `${pointer}/uri`,
          // Whose vocabulary it is of is told by the URI that was meant.
          explains: ['edc.foreign-concept'],
          params: {
            ...shown('learning-outcomes', skill.uri),
            ...(nearest !== undefined && { suggestion: nearest }),
          },
          ...(nearest !== undefined && {
            fix: renamed(
              pointer,
              nearest,
              'as-esco-does',
              isSaid && skills.check(nearest).status === 'green',
            ),
          }),
        })
      }
  },
}
