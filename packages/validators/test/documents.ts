/** Every fixture and example that is JSON, once. */
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { elements } from '@microcred/core'
import { complete } from './complete-record.js'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const FOLDERS = ['examples', 'packages/schemas', 'packages/validators/test/fixtures']

export interface Document {
  readonly file: string
  readonly json: unknown
}

/** Documents that hold a credential or something near to one, in the order of their names. */
export function documents(): Document[] {
  const files = FOLDERS.flatMap((folder) =>
    readdirSync(`${root}/${folder}`, { recursive: true, encoding: 'utf8' })
      .filter(
        (file) =>
          /\.jsonl?d?$/.test(file) && !/\.schema\.json$|(?:^|\/)(?:node_modules|published)\//.test(file),
      )
      .map((file) => `${folder}/${file}`),
  )
  return files.sort().flatMap((file) => {
    try {
      return [{ file, json: whole(file, JSON.parse(readFileSync(`${root}/${file}`, 'utf8'))) }]
    } catch {
      return []
    }
  })
}

/** A fixture of an element within a record that is complete but for it. */
function whole(file: string, json: unknown): unknown {
  const [, id, kind] = /\/elements\/([^/]+)\/(valid|invalid)\//.exec(file) ?? []
  const key = elements.find((element) => element.id === id)?.key
  if (key === undefined) return json
  return complete({ [key]: kind === 'valid' ? json : (json as { data: unknown }).data })
}
