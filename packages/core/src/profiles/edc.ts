import { buildCrosswalk, type Crosswalk } from '../crosswalk/crosswalk.js'
import { readByCrosswalk } from '../crosswalk/read.js'
import { edc as rows } from '../generated/crosswalks.js'
import { type Profile, stringsIn } from './profile.js'

let built: Crosswalk | undefined

const crosswalk = (): Crosswalk => {
  built ??= buildCrosswalk(rows)
  return built
}

/** European Digital Credentials: the European Learning Model in its credential form. */
export const edc: Profile = {
  id: 'edc',
  recognise(json) {
    const types = stringsIn(json.type ?? json['@type'])
    const contexts = stringsIn(json['@context'])
    const isEdc =
      types.includes('EuropeanDigitalCredential') ||
      contexts.some((context) =>
        /^https?:\/\/data\.europa\.eu\/snb\/model\/context\/edc-ap(\.jsonld)?$/.test(context),
      )
    if (!isEdc || types.some((type) => type.endsWith('Presentation'))) return undefined
    return types.includes('VerifiableAttestation') ? { variant: 'ebsi' } : {}
  },
  read: (json) => readByCrosswalk(json, crosswalk()),
}
