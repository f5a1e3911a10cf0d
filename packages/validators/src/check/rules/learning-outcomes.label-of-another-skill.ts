import type { Skill } from '@microcred/core'
import { skills } from '../skill-lookup.js'
import { esco } from './named-skills.js'
import type { Rule } from './rule.js'

/** The skill whose preferred label this one bears without having it itself, if it is known for sure. */
function bearerOf(uri: string, label: string, language: string) {
  if (skills.labels(uri, language).includes(label)) return undefined
  const bearers = skills.labelled(label, language)
  if (bearers.some((each) => each.uri === uri)) return undefined
  const preferred = bearers.filter(({ isPreferred }) => isPreferred)
  return preferred.length === 1 ? preferred[0] : undefined
}

const isSkill = ({ uri }: Skill): boolean =>
  ['green', 'green-elsewhere', 'own', 'skill'].includes(skills.check(uri).status)

export const explanation =
  'A person reads the label, a program the URI, and here they name two different skills: one was probably copied from elsewhere. Only labels that ESCO, or this project, gives to exactly one other skill in the same language are spoken of; labels are known in English, Polish, and largely in Spanish, French and German.'

export const rule: Rule = {
  reads: 'skills',
  severity: 'warning',
  part: 'quality',
  sentence: '`{label}` is what another skill is called.',
  hint: 'The skill of that name is `{suggestion}`.',
  source: esco,
  check({ record: { learningOutcomes } }, report) {
    for (const [at, { skills: named = [] }] of (learningOutcomes ?? []).entries())
      for (const [position, skill] of named.entries()) {
        if (!skill.label) continue
        for (const [language, label] of Object.entries(skill.label)) {
          const bearer = bearerOf(skill.uri, label, language)
          if (!bearer || !isSkill(skill)) continue
          const pointer = `/learningOutcomes/${at}/skills/${position}/label/${language}`
          const right = skills.labels(skill.uri, language)[0]
          report({
            pointer,
            params: { label: label.length > 60 ? `${label.slice(0, 57)}…` : label, suggestion: bearer.uri },
            ...(right !== undefined && {
              fix: {
                kind: 'own-label',
                patch: [{ op: 'replace', path: pointer, value: right }],
                safe: false,
              },
            }),
          })
        }
      }
  },
}
