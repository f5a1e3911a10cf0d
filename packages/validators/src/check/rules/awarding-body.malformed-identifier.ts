import type { Rule } from './rule.js'

/** VAT numbers after the prefix, which is the country's code and `EL` for Greece. */
const VAT: Readonly<Record<string, RegExp>> = {
  AT: /^U\d{8}$/,
  BE: /^[01]\d{9}$/,
  BG: /^\d{9,10}$/,
  CY: /^\d{8}[A-Z]$/,
  CZ: /^\d{8,10}$/,
  DE: /^\d{9}$/,
  DK: /^\d{8}$/,
  EE: /^\d{9}$/,
  EL: /^\d{9}$/,
  ES: /^[A-Z0-9]\d{7}[A-Z0-9]$/,
  FI: /^\d{8}$/,
  FR: /^[A-HJ-NP-Z0-9]{2}\d{9}$/,
  HR: /^\d{11}$/,
  HU: /^\d{8}$/,
  IE: /^\d[A-Z0-9+*]\d{5}[A-Z]{1,2}$/,
  IT: /^\d{11}$/,
  LT: /^(?:\d{9}|\d{12})$/,
  LU: /^\d{8}$/,
  LV: /^\d{11}$/,
  MT: /^\d{8}$/,
  NL: /^\d{9}B\d{2}$/,
  PL: /^\d{10}$/,
  PT: /^\d{9}$/,
  RO: /^\d{2,10}$/,
  SE: /^\d{12}$/,
  SI: /^\d{8}$/,
  SK: /^\d{10}$/,
}

const vatOf = (country: string): RegExp | undefined => {
  const prefix = country === 'GR' ? 'EL' : country
  return Object.hasOwn(VAT, prefix) ? VAT[prefix] : undefined
}

/** Numbers of other countries pass, because their form is not known here. */
function isVat(value: string, country: string | undefined): boolean {
  if (vatOf(value.slice(0, 2))?.test(value.slice(2))) return true
  const plain = value.replace(/[\s.-]/g, '').toUpperCase()
  const prefixed = vatOf(plain.slice(0, 2))
  if (prefixed?.test(plain.slice(2))) return true
  const national = country === undefined ? undefined : vatOf(country)
  if (national) return national.test(plain)
  return !prefixed && !/^\d*$/.test(plain)
}

/** Legal Entity Identifier with the check digits of ISO 17442. */
function isLei(value: string): boolean {
  if (!/^[A-Z0-9]{18}\d{2}$/.test(value)) return false
  let rest = 0
  for (const character of value) rest = Number(`${rest}${Number.parseInt(character, 36)}`) % 97
  return rest === 1
}

/** Schemes whose identifiers can be checked without asking a register; `identifier/SCHEME` of the catalogue says how they look. */
const CHECKS: Readonly<Record<string, (value: string, country: string | undefined) => boolean>> = {
  vat: isVat,
  lei: isLei,
  euid: (value) => /^[A-Z]{2}[\w-]*\.\S.*$/.test(value),
  pic: (value) => /^\d{9}$/.test(value),
  oid: (value) => /^E\d{8}$/.test(value),
  ror: (value) => /^(?:https:\/\/ror\.org\/)?0[a-hj-km-np-tv-z0-9]{6}\d{2}$/.test(value),
}

export const explanation =
  'The identifier does not have the form of its scheme, or its check digits do not follow from the rest, so the body cannot be looked up by it. VAT numbers of member states are checked by form, Legal Entity Identifiers by the check digits of ISO 17442, and EUID, PIC, OID and ROR ID by form. No register is asked.'

export const rule: Rule = {
  reads: 'registers',
  severity: 'warning',
  part: 'quality',
  sentence: '`{value}` is no identifier of the scheme `{scheme}`: {expected}.',
  source: {
    document: 'Council Directive 2006/112/EC',
    clause: 'article 215, and the rules of the other schemes',
    url: 'https://eur-lex.europa.eu/eli/dir/2006/112/oj',
  },
  check({ record: { awardingBody } }, report) {
    for (const [body, { identifiers, country: home }] of (awardingBody ?? []).entries())
      for (const [at, { scheme, value, country = home }] of (identifiers ?? []).entries()) {
        const is = Object.hasOwn(CHECKS, scheme) ? CHECKS[scheme] : undefined
        if (is && !is(value.trim(), country))
          report({
            pointer: `/awardingBody/${body}/identifiers/${at}/value`,
            params: { value, scheme, expected: { identifier: scheme } },
          })
      }
  },
}
