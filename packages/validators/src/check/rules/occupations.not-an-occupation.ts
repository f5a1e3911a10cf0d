import { offered } from './offered.js'
import type { Rule } from './rule.js'
import { ownForm } from './sources.js'

export const explanation =
  'Occupations of ESCO and groups of ISCO-08 have addresses of their own in ESCO; a skill is no occupation, and a page of the portal is no concept.'

export const rule: Rule = {
  severity: 'warning',
  part: 'quality',
  sentence: 'This is no address of an occupation of ESCO or of a group of ISCO-08.',
  hint: 'Write `http://data.europa.eu/esco/occupation/…` or `http://data.europa.eu/esco/isco/C7522`.',
  source: ownForm,
  check(subject, report) {
    for (const [at, { uri }] of (offered(subject).occupations ?? []).entries())
      if (/(?:^|[./])esco\b|europa\.eu/i.test(uri) && !OCCUPATION.test(uri))
        report({ pointer: `/occupations/${at}/uri` })
  },
}

const OCCUPATION = /^http:\/\/data\.europa\.eu\/esco\/(?:occupation\/[0-9a-f-]{36}|isco\/C[0-9]{1,4})$/
