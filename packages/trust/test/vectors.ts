/** The signed vectors with what is injected for each. */
import { readFileSync } from 'node:fs'
import type { TrustBundle, VerifyOptions } from '../src/index.js'

export interface Vector {
  readonly file: string
  readonly why: string
  readonly expected: Readonly<Record<string, string | number>>
  readonly anchors?: readonly string[]
  readonly dids?: readonly string[]
  readonly lists?: Readonly<Record<string, string>>
  readonly at: string
  readonly audience?: string
  readonly nonce?: string
}

const at = (file: string): URL => new URL(file, import.meta.url)

export const contentOf = (file: string): string => readFileSync(at(`vectors/${file}`), 'utf8').trim()

export const vectors: readonly Vector[] = JSON.parse(readFileSync(at('expected.json'), 'utf8'))

export const vector = (file: string): Vector => vectors.find((each) => each.file === file)!

const derOf = (pem: string): string => pem.replace(/-----[^-]+-----|\s/g, '')

export function bundleOf({ anchors = [], dids = [], lists = {} }: Partial<Vector>): TrustBundle {
  const documents = dids.map((file) => JSON.parse(contentOf(file)))
  return {
    made: '2026-11-30T00:00:00Z',
    sources: [{ id: 'test', kind: 'own' }],
    certificates: anchors.map((file) => ({
      der: derOf(contentOf(file)),
      service: { type: 'CA/QC', for: ['eSeals'] },
      source: 'test',
    })),
    dids: Object.fromEntries(documents.map((each) => [each.id, each])),
    statusLists: Object.fromEntries(
      Object.entries(lists).map(([url, file]) => [url, { content: contentOf(file) }]),
    ),
  }
}

export function optionsOf(row: Vector): VerifyOptions {
  const { audience, nonce } = row
  return {
    trust: bundleOf(row),
    at: row.at,
    ...(nonce !== undefined && { holder: { audience, nonce } }),
  }
}
