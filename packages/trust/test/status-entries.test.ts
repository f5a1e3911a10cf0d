/** Which status entries a credential has, and what is said of a list that says nothing. */
import { describe, expect, it } from 'vitest'
import type { Opened } from '../src/mechanisms/opened.js'
import { verify } from '../src/node.js'
import { entriesOf } from '../src/status/entries.js'
import { contentOf, optionsOf, vector } from './vectors.js'

const entry = {
  type: 'BitstringStatusListEntry',
  statusListCredential: 'https://l.example/1',
  statusListIndex: '1',
}
const found = (credential: object) =>
  entriesOf({ credential, claims: credential } as unknown as Opened).map(
    ({ pointer, misplaced }) => `${pointer}${misplaced ? ' misplaced' : ''}`,
  )

describe('the status entries of a credential', () => {
  it.each<[string, object, readonly string[]]>([
    [
      'where the standard puts them',
      { credentialStatus: [entry, entry] },
      ['/credentialStatus/0', '/credentialStatus/1'],
    ],
    ['where it does not', { status: [entry] }, ['/status/0 misplaced']],
    ['deep inside', { a: { b: [{ c: entry }] } }, ['/a/b/0/c misplaced']],
    [
      'in both places',
      { credentialStatus: entry, status: entry },
      ['/credentialStatus', '/status misplaced'],
    ],
    ['by their type alone', { status: { type: 'StatusList2021Entry' } }, ['/status misplaced']],
    [
      'of a token',
      { status: { status_list: { idx: 1, uri: 'https://l.example/1' } } },
      ['/status/status_list'],
    ],
    [
      'not those of a credential in it that is signed',
      { evidence: { proof: {}, credentialStatus: entry } },
      [],
    ],
    [
      'nor of one that has a context of its own',
      { endorsement: [{ '@context': [], credentialStatus: entry }] },
      [],
    ],
    ['nor of those a presentation holds', { verifiableCredential: [{ credentialStatus: entry }] }, []],
  ])('are found %s', (_, credential, pointers) => {
    expect(found(credential)).toEqual(pointers)
  })
})

describe('a list that says nothing', () => {
  it.each([
    ['status/with-list-altered.json', 'status.list-altered'],
    ['status/with-list-expired.json', 'status.list-expired'],
    ['status/with-list-suspension.json', 'status.list-of-other-purpose'],
    ['status/list-not-injected.json', 'status.list-not-available'],
  ])('of %s is said to be %s', async (file, code) => {
    const { claims } = await verify(contentOf(file), optionsOf(vector(file)))
    expect(claims[5]!.state).toBe('not-checked')
    expect(claims[5]!.findings).toContain(code)
    expect(claims[5]!.inject?.map(({ kind }) => kind)).toEqual(['status-list'])
  })
})
