import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../root.ts'

const PROFILES = 'packages/schemas/profiles'

/** Every table of findings, those of rules of other languages as well. */
export const codeTables = (base = root): string[] =>
  [
    ...findingTables(base),
    ...['stacking', 'equivalence', 'trust', 'needs'].map(
      (language) => `packages/schemas/${language}/findings.csv`,
    ),
  ].filter((file) => existsSync(join(base, file)))

/** Project paths of every table of findings: the record's own, the profiles' common one and one of each profile. */
export const findingTables = (base = root): string[] =>
  [
    'packages/schemas/findings.csv',
    `${PROFILES}/findings.csv`,
    ...readdirSync(join(base, PROFILES)).map((profile) => `${PROFILES}/${profile}/findings.csv`),
  ].filter((file) => existsSync(join(base, file)))
