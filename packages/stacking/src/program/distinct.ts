/** What is distinct about a credential, and what may be when it does not say. */
import type { Holding } from '../hand/hand.js'
import type { View } from './view.js'

interface Distinction {
  readonly distinctBy?: string | undefined
  readonly distinctKey?: string | undefined
}

/** The Annex I element that would say what is distinct, where a credential is silent about it. */
export function isSilent(by: string, { issuers, unread, record, awarded }: Holding): string | undefined {
  if (by === 'issuer') return issuers && issuers.length > 0 ? undefined : 'awarding-body'
  if (by === 'outcome') return unread ? 'learning-outcomes' : undefined
  if (by === 'field') return record.furtherInformation?.fields ? undefined : 'further-information'
  if (by === 'year') return awarded === undefined ? 'date-of-issuing' : undefined
  return undefined
}

/** What is distinct for sure, and of a silent credential possibly values that no other has, at most `many`. */
export function possibleKeys(
  { distinctBy, distinctKey }: Distinction,
  holding: Holding,
  at: number,
  view: View,
  many: number,
): string[] {
  const said = distinctKeys(distinctBy!, distinctKey, holding)
  if (view === 'sure' || isSilent(distinctBy!, holding) === undefined) return said
  const several = distinctBy === 'outcome' || distinctBy === 'field' ? Math.min(many, MOST_VALUES) : 1
  return [...said, ...Array.from({ length: several }, (_, number) => `?${at} ${number}`)]
}

/** Most values a silent credential is taken to have. */
const MOST_VALUES = 100

/** What counts as distinct about a credential. */
export function distinctKeys(
  by: string,
  key: string | undefined,
  { record, issuers, outcomes, awarded, ids, index }: Holding,
): string[] {
  switch (by) {
    case 'issuer':
      return issuers ? issuers.slice(0, 1) : []
    case 'outcome':
      return [...(outcomes ?? [])]
    case 'field':
      return [...(record.furtherInformation?.fields ?? [])]
    case 'year':
      return awarded ? [awarded.slice(0, 4)] : []
    case 'extension': {
      const value = key === undefined ? undefined : record.extensions?.[key]
      return (Array.isArray(value) ? value : value === undefined || value === null ? [] : [value]).map(String)
    }
    default:
      return [ids[0] ?? `#${index}`]
  }
}
