/** Pages of stacking packs and comparison policies: the rule in words, and as it is written. */
import { sentencesOf } from '@microcred/stacking'
import { drawingOf } from './drawing.ts'
import { folderOf, pretty } from './files.ts'

type Text = Record<string, string>

interface Named {
  readonly id: string
  readonly version: string
  readonly title: Text
  readonly owner?: { readonly name: Text }
  readonly authority?: {
    readonly document: string
    readonly clause?: string
    readonly url?: string
    readonly verified?: boolean
  }
}

const textIn = (text: Text | undefined): string => text?.en ?? Object.values(text ?? {})[0] ?? ''

const fieldsOf = ({ id, version, title, owner, authority }: Named) => ({
  id,
  version,
  title: textIn(title),
  owner: textIn(owner?.name),
  authority,
})

export const packs = () =>
  folderOf<Named>('packages/schemas/stacking/packs').map(({ name, file, json }) => {
    const sentences = sentencesOf(json as never)
    return {
      ...fieldsOf(json),
      name,
      source: file,
      sentences,
      drawing: drawingOf(json, sentences, textIn(json.title)),
      text: pretty(json),
    }
  })

export const policies = () =>
  ['equivalence', 'trust']
    .flatMap((language) => folderOf<Named & { purposes?: string[] }>(`packages/schemas/${language}/policies`))
    .map(({ name, file, json }) => ({
      ...fieldsOf(json),
      name,
      source: file,
      purposes: json.purposes ?? [],
      text: pretty(json),
    }))
