/** The invented seal that the examples carry as EDC, and the tests ask for. */
import type { Issuer } from '../../packages/core/src/write.ts'

const spain = {
  id: 'http://publications.europa.eu/resource/authority/country/ESP',
  type: 'Concept',
  inScheme: { id: 'http://publications.europa.eu/resource/authority/country', type: 'ConceptScheme' },
}

/** An invented seal, such as an EDC carries. */
export const seal: Issuer = {
  id: 'https://seal.example/',
  legalName: { en: 'Illustrative seal' },
  location: { type: 'Location', address: { type: 'Address', countryCode: spain } },
  eIDASIdentifier: { type: 'LegalIdentifier', notation: 'VATES-A00000000', spatial: spain },
}
