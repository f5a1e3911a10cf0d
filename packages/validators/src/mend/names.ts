/** A name where an object or its address is asked for, and an address without its beginning. */
import { isObject } from '@microcred/common/json'
import { valueAt } from '@microcred/common/pointer'
import { isLanguageTag } from '@microcred/core/formats'
import { iriMeantBy, repairOf } from '../check/mends.js'
import type { Repair } from '../report/finding.js'
import { isPersonal } from '../report/personal.js'
import type { Placed } from '../report/report.js'

/** The first language of the title that a European Digital Credential shows, or of its first achievement's. */
function languageOf(json: unknown): string | undefined {
  for (const place of ['/displayParameter/title', '/credentialSubject/hasClaim/title'])
    for (const each of [place, place.replace('/title', '/0/title')]) {
      const title = valueAt(json, each)
      const [tag] = isObject(title) ? Object.keys(title) : []
      if (tag !== undefined && isLanguageTag(tag)) return tag
    }
  return undefined
}

/** An issuer with its name, in the words of each profile; what else it has to have is left blank. */
const ISSUERS: Readonly<Record<string, (name: string, json: unknown) => object | undefined>> = {
  edc: (name, json) => {
    const language = languageOf(json)
    return language === undefined
      ? undefined
      : { id: '<id>', type: 'Organisation', legalName: { [language]: name } }
  },
  openbadges: (name) => ({ id: '<id>', type: ['Profile'], name }),
  clr: (name) => ({ id: '<id>', type: ['Profile'], name }),
  openbadges2: (name) => ({ id: '<id>', type: 'Issuer', name, url: '<url>', email: '<email>' }),
  vc: (name) => ({ id: '<id>', name }),
}

/** Whether a text is what somebody is called, and nothing that an address could have been. */
const isName = (text: unknown): text is string =>
  typeof text === 'string' &&
  /^\p{L}/u.test(text) &&
  !/[/:@<>#_]/.test(text) &&
  !(text.includes('.') && !/\s/.test(text))

/** The issuer of whom only the name is told. */
export function issuerCalled({ code, pointer }: Placed, json: unknown): Repair | undefined {
  const name = valueAt(json, pointer)
  const issuer = ISSUERS[code.slice(0, code.indexOf('.'))]
  if (issuer === undefined || !/(?:^|\/)issuer$/.test(pointer) || !isName(name)) return undefined
  const value = issuer(name.trim(), json)
  return value && { kind: 'skeleton', patch: [{ op: 'replace', path: pointer, value }], safe: false }
}

/** The whole address for one without its beginning. */
export function wholeAddress({ pointer }: Placed, json: unknown): Repair | undefined {
  const said = valueAt(json, pointer)
  const meant = typeof said === 'string' && !isPersonal(pointer) ? iriMeantBy(said) : undefined
  return meant && repairOf(pointer, meant).fix
}
