/** Supervision and identity verification during assessment. */

import { list } from '@microcred/common/list'
import type { SupervisionCode } from '@microcred/core'
import type { Comparand } from '../compare/comparand.js'
import type { ElementComparison } from '../compare/result.js'
import { breach, compared, type Pair, silence } from './element.js'

interface Facts {
  readonly supervised: boolean
  readonly verified: boolean
}

const FACTS: Readonly<Record<SupervisionCode, Facts>> = {
  'supervised-with-id-verification': { supervised: true, verified: true },
  'supervised-without-id-verification': { supervised: true, verified: false },
  'unsupervised-with-id-verification': { supervised: false, verified: true },
  'unsupervised-without-id-verification': { supervised: false, verified: false },
}

/** Compares supervision: what the target states is asked for, or, where it states nothing, what the policy asks. */
export function compareIdentity({ source, target, policy: { identity } }: Pair): ElementComparison {
  const [stated, wanted] = [codeOf(source), codeOf(target)]
  const asked = wanted ?? identity.least.value
  const place = (side: Comparand, code: string | undefined) => side.side(code ? ['/supervision/type'] : [])
  const is = compared('identity', place(source, stated), place(target, wanted))
  if (!FACTS[asked].supervised && !FACTS[asked].verified) return is('none', 'not-asked')
  if (stated !== undefined && reaches(FACTS[stated], FACTS[asked]))
    return is('none', 'identity.enough', { source: stated })
  if (identity.onSite.value && onSite(source)) return is('none', 'identity.on-site')
  return stated === undefined
    ? is(silence(identity.decisive), 'source-silent')
    : is(breach(identity.decisive), 'identity.less', { source: stated, asked })
}

const codeOf = ({ record }: Comparand): SupervisionCode | undefined => {
  const type = record.supervision?.type
  return type !== undefined && Object.hasOwn(FACTS, type) ? type : undefined
}

const reaches = (have: Facts, need: Facts): boolean =>
  (have.supervised || !need.supervised) && (have.verified || !need.verified)

const onSite = ({ record }: Comparand): boolean => {
  const forms = list(record.participationForm) ?? []
  return forms.length > 0 && forms.every(({ type }) => type === 'on-site')
}
