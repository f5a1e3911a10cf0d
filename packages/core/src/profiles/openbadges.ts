import { buildCrosswalk, type Crosswalk } from '../crosswalk/crosswalk.js'
import { readByCrosswalk } from '../crosswalk/read.js'
import { openbadges as rows } from '../generated/crosswalks.js'
import { type Profile, stringsIn } from './profile.js'

let crosswalk: Crosswalk | undefined

const CONTEXT = /^https?:\/\/purl\.imsglobal\.org\/spec\/ob\/v3p0\/context(?:-(\d+\.\d+\.\d+))?\.json$/

/** 1EdTech Open Badges 3.0. */
export const openbadges: Profile = {
  id: 'openbadges',
  title: 'Open Badge 3.0',
  recognise(json) {
    const types = stringsIn(json.type ?? json['@type'])
    const context = stringsIn(json['@context']).map((each) => CONTEXT.exec(each)).find((match) => match !== null)
    if (!context && !types.includes('OpenBadgeCredential') && !types.includes('AchievementCredential')) return undefined
    return { ...(context && { version: context[1] ?? '3.0.0' }), ...(types.includes('EndorsementCredential') && { variant: 'endorsement' }) }
  },
  read: (json) => readByCrosswalk(json, (crosswalk ??= buildCrosswalk(rows))),
}
