import type { Text } from '@microcred/core'
import { skills } from '../skill-lookup.js'
import { esco } from './named-skills.js'
import type { Rule } from './rule.js'

/** The one skill that is called as a title reads in some language; sentences are not looked up. */
function calledSo(title: Text) {
  const found = new Map<string, { readonly language: string; readonly preferred: string }>()
  for (const [language, words] of Object.entries(title)) {
    if (/[.!?;:]\s*$/.test(words)) continue
    for (const { uri, preferred } of skills.labelled(words, language))
      if (!found.has(uri)) found.set(uri, { language, preferred })
  }
  const [first, ...others] = found
  return first && others.length === 0 ? { uri: first[0], ...first[1] } : undefined
}

export const explanation =
  'The title of the outcome is word for word what ESCO, or this project, calls a green skill, but the outcome does not name the skill. With its URI, programs know in every language what the outcome is about.'

export const rule: Rule = {
  reads: 'skills',
  absence: true,
  severity: 'info',
  part: 'quality',
  sentence: 'This outcome is called like the skill `{suggestion}` but does not name it.',
  hint: 'Name it under `skills`, if it is meant.',
  source: esco,
  check({ record: { learningOutcomes } }, report) {
    for (const [at, outcome] of (learningOutcomes ?? []).entries()) {
      if (outcome.skills !== undefined) continue
      const skill = calledSo(outcome.title)
      if (!skill) continue
      const pointer = `/learningOutcomes/${at}`
      const value = [{ uri: skill.uri, match: 'exact', label: { [skill.language]: skill.preferred } }]
      report({
        pointer,
        params: { suggestion: skill.uri },
        fix: {
          kind: 'name-skill',
          patch: [{ op: 'add', path: `${pointer}/skills`, value }],
          safe: false,
        },
      })
    }
  },
}
