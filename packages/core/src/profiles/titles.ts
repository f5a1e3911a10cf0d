/** What each profile is called, apart from what reads it, which is large. */
export const profileTitles = {
  record: 'micro-credential record',
  specification: 'micro-credential specification',
  edc: 'European Digital Credential',
  clr: 'Comprehensive Learner Record',
  openbadges: 'Open Badge 3.0',
  'sd-jwt-vc': 'SD-JWT VC micro-credential',
  vc: 'Verifiable Credential',
} as const

/** Name of a profile. */
export type ProfileId = keyof typeof profileTitles
