/** Documents that rules cite. */
import { NAMESPACE, VERSION } from '@microcred/core'
import type { Source } from '../../report/finding.js'
import { ANNEX_I } from './rule.js'

/** A passage of the recommendation whose Annex I lists the elements. */
export const recommendation = (clause: string): Source => ({
  document: 'Council Recommendation 2022/C 243/02',
  clause,
  url: ANNEX_I,
})

/** A passage of the users’ guide to the European Credit Transfer and Accumulation System. */
export const ectsGuide = (clause: string): Source => ({
  document: 'ECTS Users’ Guide 2015',
  clause,
  url: 'https://data.europa.eu/doi/10.2766/87192',
})

/** A passage of the recommendation on the European Qualifications Framework. */
export const eqf = (clause: string): Source => ({
  document: 'Council Recommendation 2017/C 189/03 on the European Qualifications Framework',
  clause,
  url: 'https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX:32017H0615(01)',
})

/** The period in which a credential may be relied on. */
export const validityPeriod: Source = {
  document: 'Verifiable Credentials Data Model v2.0',
  clause: 'section 4.9, Validity Period',
  url: 'https://www.w3.org/TR/vc-data-model-2.0/#validity-period',
}

/** The codes of this standard. */
export const codelists: Source = {
  document: 'microcred codelists',
  clause: 'codelists.json',
  url: `${NAMESPACE}${VERSION}/codelists.json`,
}

/** The form of record and specification. */
export const ownForm: Source = {
  document: 'microcred specification',
  clause: 'specification.schema.json',
  url: `${NAMESPACE}${VERSION}/specification.schema.json`,
}
