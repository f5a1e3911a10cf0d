/** Open Badges 2.0: the data classes of the standard, and what a badge leaves at an address. */
import { isObject } from '@microcred/common/json'
import { isIri } from '@microcred/core/formats'
import { classes } from '../../generated/openbadges2.js'
import type { Violation } from '../../report/finding.js'
import { rename } from '../../report/rename.js'
import { inForm } from '../classes/skeleton.js'
import { examine } from '../examine.js'
import type { Judge } from '../judge.js'
import { identities } from '../openbadges/identities.js'
import type { ConformOptions } from '../options.js'
import { stringsIn } from '../values.js'

const ID = 'openbadges2'

const isClass = (json: unknown): boolean => isObject(json) && stringsIn(json.type).includes('BadgeClass')

/** What Open Badges 2.0 has against an assertion or a class. */
export function conformOpenBadge2(
  json: unknown,
  { at = new Date().toISOString(), token }: ConformOptions = {},
): readonly Violation[] {
  const root = isClass(json) ? 'BadgeClass' : 'Assertion'
  const older = isObject(json) && 'verify' in json && !('verification' in json)
  const away = elsewhere(json)
  const places = new Set(away.map(({ pointer }) => pointer))
  // What version 1 calls otherwise is told once, a signed badge needs no context, and what stands elsewhere lacks nothing.
  const isTold = ({ code, pointer, params }: Violation): boolean =>
    code === `${ID}.incomplete` &&
    (places.has(pointer) ||
      (pointer === '' &&
        ((older && params?.property === 'verification') ||
          (token !== undefined && params?.property === '@context'))))
  return [
    ...examine(root, json, classes, [identities], at, ID).filter((each) => !isTold(each)),
    ...(older ? [olderVerification] : []),
    ...away,
    ...(isObject(json) && json.revoked === true ? [{ code: `${ID}.revoked`, pointer: '/revoked' }] : []),
  ]
}

const olderVerification: Violation = {
  code: `${ID}.older-verification`,
  pointer: '/verify',
  atKey: true,
  fix: rename('/verify', 'verification', { safe: true }),
}

/** What an object has that says nothing but which one is meant. */
const NAMING: ReadonlySet<string> = new Set(['id', 'type', '@context'])

/** The class and the issuer where they are named and do not stand there. */
function elsewhere(json: unknown): Violation[] {
  if (!isObject(json)) return []
  const told = (what: 'class' | 'issuer', value: unknown, pointer: string): Violation[] => {
    const url = isObject(value) && Object.keys(value).every((key) => NAMING.has(key)) ? value.id : value
    return typeof url === 'string' && isIri(url)
      ? [{ code: `${ID}.${what}-elsewhere`, pointer, params: { url } }]
      : []
  }
  if (isClass(json)) return told('issuer', json.issuer, '/issuer')
  return [
    ...told('class', json.badge, '/badge'),
    ...(isObject(json.badge) ? told('issuer', json.badge.issuer, '/badge/issuer') : []),
  ]
}

export const judge: Judge = {
  conform: conformOpenBadge2,
  offers: isClass,
  dressed: (skeleton, json) => inForm(skeleton, isClass(json) ? 'BadgeClass' : 'Assertion', classes),
}
