import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { edc } from '@microcred/core/profiles/edc'
import { openbadges } from '@microcred/core/profiles/openbadges'
import { expect, test } from 'vitest'
import { unread } from '../src/report/unread.js'

const example = (path: string): unknown =>
  JSON.parse(readFileSync(join(import.meta.dirname, '../../../examples', path), 'utf8'))

test('what no element takes up is named by its topmost place', () => {
  const badge = {
    '@context': ['https://www.w3.org/ns/credentials/v2'],
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    image: { id: 'https://badges.example/1.png', type: 'Image' },
    credentialSubject: {
      id: 'did:example:1',
      achievement: { name: 'Pruning', criteria: { narrative: 'Prune.' } },
    },
    proof: {},
  }
  expect(unread(badge, openbadges.read(badge).consumed)).toEqual([
    '/image',
    '/credentialSubject/achievement/criteria',
  ])
})

test('an EDC that we wrote is read whole', () => {
  const credential = example('edc/yecla-low-emission-wood-finishing.json')
  expect(unread(credential, edc.read(credential).consumed)).toEqual([])
})
