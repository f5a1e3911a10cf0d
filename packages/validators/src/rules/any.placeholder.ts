import { subjectOf } from '../explain.js'
import { eachMember, pointerTo } from '../members.js'
import type { Rule } from './rule.js'
import { recommendation } from './sources.js'

/** Blanks of a template: `<name of the course>`, `{{title}}`, `${title}`, `[insert title]`. */
const BLANK = /^<[^<>]+>$|\{\{[^{}]*\}\}|\$\{[^{}]+\}|^\[(?:insert|enter|your|name|title|date)\b[^\]]*\]$/i

const FILLER =
  /^(?:lorem ipsum\b.*|to ?do|tb[acd]|fix ?me|xx+|\?+|\.{2,}|…|_{2,}|test(?:ing)?|string|undefined|null|nan|\[object object\]|(?:your|insert|enter) .+ here)[.!:]?$/is

/** First letters of the above, which spare nearly every text the patterns. */
const FIRST = new Set(Array.from('<{$[lLtTfFxX?.…_sSuUnNyYiIeE'))

export const rule: Rule = {
  severity: 'warning',
  part: 'quality',
  sentence: 'This is a placeholder, not a value.',
  hint: 'Write what belongs here, or leave it out.',
  explanation:
    'A blank of a template or a filler such as “TODO”, “Lorem ipsum” or “test” was left. It passes every check of form and says nothing.',
  source: recommendation('Annex II, principle 2, Transparency'),
  *check({ record }) {
    const found: { key: string | number; holder: unknown; blank: boolean }[] = []
    eachMember(record, (value, key, holder) => {
      if (typeof value !== 'string') return !(key === 'extensions' && holder === record)
      const blank = value.includes('{') || FIRST.has(value[0]!) ? BLANK.test(value) : false
      if (blank || (FIRST.has(value[0]!) && FILLER.test(value.trim()))) found.push({ key, holder, blank })
      return false
    })
    for (const { key, holder, blank } of found) {
      const pointer = `${pointerTo(holder, record)}/${key}`
      const subject = subjectOf(pointer)
      // Someone may be called Test.
      if (blank || subject !== 'learner') yield { subject, pointer }
    }
  },
}
