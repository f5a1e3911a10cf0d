/** The example records once more as EDC and as Open Badge: `examples/edc`, `examples/openbadges`. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Microcredential } from '../../packages/core/src/index.ts'
import { type Issuer, write } from '../../packages/core/src/write.ts'
import { root } from '../root.ts'
import type { Generator } from './index.ts'

const spain = {
  id: 'http://publications.europa.eu/resource/authority/country/ESP',
  type: 'Concept',
  inScheme: { id: 'http://publications.europa.eu/resource/authority/country', type: 'ConceptScheme' },
}

/** An invented seal, such as an EDC carries. */
const seal: Issuer = {
  id: 'https://seal.example/',
  legalName: { en: 'Illustrative seal' },
  location: { type: 'Location', address: { type: 'Address', countryCode: spain } },
  eIDASIdentifier: { type: 'LegalIdentifier', notation: 'VATES-A00000000', spatial: spain },
}

export const twins: Generator = {
  name: 'twins',
  files() {
    const folder = join(root, 'examples/credentials')
    return readdirSync(folder).flatMap((file) => {
      const record = JSON.parse(readFileSync(join(folder, file), 'utf8')) as Microcredential
      const edc = write(record, 'edc', { issuer: seal }).credential
      const badge = write(record, 'openbadges').credential
      return [
        [`examples/edc/${file}`, `${JSON.stringify(edc, null, 2)}\n`] as const,
        [`examples/openbadges/${file}`, `${JSON.stringify(badge, null, 2)}\n`] as const,
      ]
    })
  },
}
