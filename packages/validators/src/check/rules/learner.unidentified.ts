import { annex, type Rule } from './rule.js'

export const explanation =
  'Annex I asks for the identification of the learner. A day of birth confirms an identity and is shared by thousands. One identification is enough, and more than what identifies should not be there (GDPR article 5(1)(c)).'

export const rule: Rule = {
  severity: 'error',
  part: 'annexI',
  absence: true,
  sentence: 'Nothing here identifies the learner.',
  hint: 'Add a name, an `id`, an e-mail address or an identifier; one of them is enough.',
  source: annex(1),
  check({ record: { learner } }, report) {
    if (!learner) return
    const { id, fullName, givenName, familyName, email, identifiers } = learner
    if (!(id ?? fullName ?? givenName ?? familyName ?? email ?? identifiers)) report({ pointer: '/learner' })
  },
}
