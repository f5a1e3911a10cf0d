/** Learning credentials of the EU wallet: the claims of the type, and which of them holders may keep back. */
import { isObject } from '@microcred/common/json'
import { classes, disclosure } from '../../generated/eudi-learning-credential.js'
import type { Token } from '../../open/token.js'
import type { Violation } from '../../report/finding.js'
import { examine } from '../examine.js'
import type { Judge } from '../judge.js'
import type { ConformOptions } from '../options.js'

const ID = 'eudi-learning-credential'

/** Claims that are there only once the token is issued. */
const OF_THE_TOKEN: ReadonlySet<unknown> = new Set(['jti', 'iat', 'exp', 'iss', 'cnf'])

/** What the type of the credential asks of its claims. */
export function conformLearningCredential(
  json: unknown,
  { at = new Date().toISOString(), draft = false, token }: ConformOptions = {},
): readonly Violation[] {
  const keptBack = token?.type === 'sd-jwt' ? (token.keptBack ?? 0) : 0
  const isExcused = ({ code, params }: Violation): boolean =>
    code === `${ID}.incomplete` &&
    ((draft && OF_THE_TOKEN.has(params?.property)) ||
      (keptBack > 0 && disclosure[params?.property as string] === 'always'))
  return [
    ...examine('LearningCredential', json, classes, [], at, ID).filter((each) => !isExcused(each)),
    ...(token?.type === 'sd-jwt' ? ofDisclosure(json, token) : []),
    ...(keptBack > 0 ? [{ code: `${ID}.kept-back`, pointer: '', params: { count: keptBack } }] : []),
  ]
}

/** Claims that are disclosed otherwise than the type says. */
function ofDisclosure(json: unknown, { claims }: Token): Violation[] {
  if (!isObject(json)) return []
  return Object.keys(json).flatMap((claim) => {
    const wanted = Object.hasOwn(disclosure, claim) ? disclosure[claim] : undefined
    const given = Object.hasOwn(claims, claim) ? 'never' : 'always'
    if (wanted === undefined || wanted === given) return []
    const fault = given === 'always' ? 'disclosed-selectively' : 'always-shown'
    return [{ code: `${ID}.${fault}`, pointer: `/${claim}`, atKey: true, params: { claim } }]
  })
}

export const judge: Judge = { conform: conformLearningCredential }
