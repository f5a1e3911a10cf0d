/** Field of education (ISCED-F 2013) of source and target. */
import type { Comparand } from '../compare/comparand.js'
import type { ElementComparison } from '../compare/result.js'
import { breach, compared, type Pair, silence } from './element.js'

/** Compares fields in as many leading digits as the policy says. */
export function compareProfile({ source, target, policy: { profile } }: Pair): ElementComparison {
  const [stated, asked] = [fieldsOf(source), fieldsOf(target)]
  const place = (side: Comparand, fields: readonly string[]) =>
    side.side(fields.length > 0 ? ['/furtherInformation/fields'] : [])
  const is = compared('profile', place(source, stated), place(target, asked))
  if (profile.digits.value === 0) return is('none', 'profile.not-compared')
  if (asked.length === 0) return is('none', 'not-asked')
  if (stated.length === 0) return is(silence(profile.decisive), 'source-silent')
  const start = (code: string) => code.slice(0, profile.digits.value)
  const common = stated.find((code) => asked.some((each) => start(each) === start(code)))
  if (common !== undefined) return is('none', 'profile.same', { field: start(common) })
  return is(breach(profile.decisive), 'profile.other', {
    source: stated.join(', '),
    target: asked.join(', '),
  })
}

const fieldsOf = ({ record }: Comparand): string[] => {
  const fields: unknown = record.furtherInformation?.fields
  return Array.isArray(fields) ? fields.filter((each) => typeof each === 'string') : []
}
