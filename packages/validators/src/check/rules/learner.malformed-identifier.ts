import type { Rule } from './rule.js'

const ORCID = /^(?:https:\/\/orcid\.org\/)?(\d{4})-(\d{4})-(\d{4})-(\d{3}[\dX])$/

/** Whether the last digit of an ORCID iD follows from the others (ISO/IEC 7064, MOD 11-2). */
function isOrcid(value: string): boolean {
  const digits = ORCID.exec(value)?.slice(1).join('')
  if (digits === undefined) return false
  let total = 0
  for (const digit of digits.slice(0, 15)) total = (total + Number(digit)) * 2
  const check = (12 - (total % 11)) % 11
  return digits[15] === (check === 10 ? 'X' : String(check))
}

/** Schemes whose identifiers can be checked without asking a register; `identifier/SCHEME` of the catalogue says how they look. */
const CHECKS: Readonly<Record<string, (value: string) => boolean>> = {
  orcid: isOrcid,
  'european-student-identifier': (value) =>
    /^urn:schac:personalUniqueCode:int:esi:[A-Za-z0-9.-]+:\S+$/i.test(value),
  eidas: (value) => /^[A-Z]{2}\/[A-Z]{2}\/\S+$/.test(value),
}

export const explanation =
  'The identifier does not have the form of its scheme, or its check digit does not follow from the other digits, so it identifies nobody. An ORCID iD ends in a check digit of ISO/IEC 7064 (MOD 11-2); the European Student Identifier is a URN; the eIDAS identifier begins with two countries.'

export const rule: Rule = {
  reads: 'registers',
  severity: 'warning',
  part: 'quality',
  sentence: 'This is no identifier of the scheme `{scheme}`: {expected}.',
  source: {
    document: 'ISO/IEC 7064',
    clause: 'MOD 11-2, as the structure of the ORCID iD asks',
    url: 'https://support.orcid.org/hc/en-us/articles/360006897674-Structure-of-the-ORCID-Identifier',
  },
  check({ record: { learner } }, report) {
    for (const [at, { scheme, value, hash }] of (learner?.identifiers ?? []).entries()) {
      const is = Object.hasOwn(CHECKS, scheme) ? CHECKS[scheme] : undefined
      if (is && !hash && !is(value.trim()))
        report({
          pointer: `/learner/identifiers/${at}/value`,
          params: { scheme, expected: { identifier: scheme } },
        })
    }
  },
}
