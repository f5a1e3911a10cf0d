/** A page for each of the 16 elements of Annex I. */
import { outline } from '@microcred/core/messages'
import { elementValidators } from '@microcred/validators/elements'
import { allCodes, explanationOf } from '@microcred/validators/explanations'
import { load } from '../../tools/model/load.ts'
import { folderOf, heading, jsonOf, pretty } from './files.ts'
import { pathsOf } from './profiles.ts'
import { sectionsOf } from './shapes.ts'

const ANNEX = 'https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX:32022H0627(02)'

/** A whole record that lacks nothing, into which an example of one element is put to try it. */
const whole = jsonOf<Record<string, unknown>>('examples/credentials/yecla-low-emission-wood-finishing.json')

type Key = keyof typeof elementValidators

export const elements = () => {
  const model = load()
  return model.elements.map(({ id, key, annex, term, definition }) => {
    const { title, description } = model.definitions.get(definition)!
    const tried = (data: unknown): string => pretty({ ...whole, [key]: data })
    const folder = `packages/schemas/elements/${id}`
    return {
      id,
      key,
      term,
      title: title!,
      description,
      ...annex,
      clause: ANNEX,
      source: `${folder}/element.schema.json`,
      sections: sectionsOf(definition, model),
      paths: pathsOf(key),
      examples: folderOf<unknown>(`${folder}/valid`).map(({ name, json }) => ({
        name,
        title: heading(name),
        text: pretty(json),
        tried: tried(json),
      })),
      mistakes: folderOf<{ because: { code: string; pointer: string }; data: unknown }>(
        `${folder}/invalid`,
      ).map(({ name, json: { because, data } }) => ({
        name,
        title: heading(name),
        code: because.code,
        pointer: because.pointer,
        text: pretty(data),
        tried: tried(data),
        said:
          elementValidators[key as Key].check(data).find(({ code }) => code === because.code)?.message ?? '',
      })),
      findings: allCodes
        .map((code) => code.replace('*', id))
        .filter((code) => code.startsWith(`${id}.`) && explanationOf(code))
        .map((code) => ({
          code,
          sentence: outline(explanationOf(code)!.sentence.replaceAll('{element}', title!)),
        })),
    }
  })
}
