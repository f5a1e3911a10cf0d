/** Codes and the concepts of the EU vocabularies they match. */
import { checkOneOf } from '@microcred/common/options'
import { type Codelist, type CodeOf, type CodeSet, codes, deprecatedCodes } from '../generated/codes.js'
import { matches } from '../generated/matches.js'
import { NAMESPACE } from './namespace.js'
import { endOf, unpacked } from './packed.js'

/** The matches of one list, both ways. */
interface Matched {
  readonly byIri: Map<string, string>
  readonly byCode: Map<string, string>
}

let lists: ReadonlyMap<string, Matched> | undefined

function matchedIn(list: string): Matched | undefined {
  if (!lists) {
    const found = new Map<string, Matched>()
    for (const [name, base, ends] of matches) {
      const { byIri, byCode } =
        found.get(name) ?? found.set(name, { byIri: new Map(), byCode: new Map() }).get(name)!
      for (const [code, given] of unpacked(codes[name], ends, ' ')) {
        const iri = base + endOf(code, given)
        byIri.set(iri, code)
        byCode.set(code, iri)
      }
    }
    lists = found
  }
  return lists.get(list)
}

/**
 * The code of a list that matches a concept's IRI, or `undefined`. `https` is read as `http`, and a code
 * of the list is itself.
 *
 * @throws RangeError or TypeError for a list there is none of.
 *
 * @example
 * codeOf('country', 'http://publications.europa.eu/resource/authority/country/BGR') // 'BG'
 */
export function codeOf<L extends Codelist>(list: L, iri: string): CodeOf[L] | undefined {
  const plain = iri.startsWith('https:') ? `http:${iri.slice('https:'.length)}` : iri
  const set = setOf(list)
  const matched = matchedIn(list)?.byIri.get(plain)
  if (matched !== undefined && set.has(matched)) return matched
  const own = ownIriOf(list, '')
  const known = iri.startsWith(own) ? iri.slice(own.length) : iri
  return matched === undefined && set.has(known) ? known : undefined
}

/** The codes of a list, which there has to be. */
function setOf<L extends Codelist>(list: L): CodeSet<CodeOf[L]> {
  if (!Object.hasOwn(codes, list)) checkOneOf('The list', list, Object.keys(codes))
  return codes[list]
}

/**
 * What the IRIs begin with that the codes of a list match; nothing where the list matches no vocabulary.
 *
 * @example
 * basesOf('participation-form') // ['http://data.europa.eu/snb/learning-assessment/']
 */
export const basesOf = (list: Codelist): readonly string[] =>
  matches.filter(([name]) => name === list).map(([, base]) => base)

/** The IRI of our own concept of a code, whatever vocabulary matches it. */
export const ownIriOf = (list: string, code: string): string => `${NAMESPACE}${list}/${code}`

/** `iriOf` for what may be no code of the list; a deprecated code matches what the one that replaces it does. */
export const iriFor = (list: Codelist, code: string): string | undefined =>
  matchedIn(list)?.byCode.get(replacementOf(list, code) ?? code)

/** The code that replaces a deprecated one. */
export const replacementOf = (list: Codelist, code: string): string | undefined =>
  deprecatedCodes[`${list}/${code}`]?.replacedBy

/**
 * The IRI of the concept a code matches, or `undefined` where the EU vocabularies have none.
 *
 * @example
 * iriOf('participation-form', 'blended') // 'http://data.europa.eu/snb/learning-assessment/e92d221e4d'
 */
export const iriOf = <L extends Codelist>(list: L, code: CodeOf[L]): string | undefined => iriFor(list, code)
