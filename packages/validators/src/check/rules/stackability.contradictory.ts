import { annex, type Rule } from './rule.js'

export const explanation =
  'Annex I tells apart standalone micro-credentials and integrated ones that stack towards another credential. `towards` belongs to the second.'

export const rule: Rule = {
  severity: 'error',
  part: 'quality',
  sentence: 'It is said to stand alone, and to count towards something.',
  hint: 'Write `stackable`, or leave `towards` out.',
  source: annex(15),
  check({ record: { stackability } }, report) {
    if (stackability?.type !== 'standalone' || !stackability.towards) return
    report({
      pointer: '/stackability/type',
      fix: {
        kind: 'write',
        params: { to: 'stackable' },
        patch: [{ op: 'replace', path: '/stackability/type', value: 'stackable' }],
        safe: false,
      },
    })
  },
}
