import { escoSkillNamespace, ownSkillNamespace } from './concepts/namespace.js'
import { known, ownIds } from './green.js'
import type { LanguagePack } from './search/languages.js'
import { labelsAt } from './search/tokens.js'

/** A skill that has a label. */
export interface Labelled {
  readonly uri: string
  /** Its preferred label. */
  readonly preferred: string
  /** Whether the label asked for is the preferred one, letter case and white space apart. */
  readonly isPreferred: boolean
}

/** The labels of one language, by skill and by label. */
export interface Labels {
  /** The labels of a skill, the preferred one first; empty where there is none. */
  of(uri: string): readonly string[]
  /** The skills with a label, letter case and white space apart. */
  skills(label: string): readonly Labelled[]
}

/**
 * The labels of a language without the rest of the taxonomy: what a skill is called, and what is called so.
 *
 * @example
 * ```ts
 * import { labelsIn } from '@microcred/taxonomy/labels'
 * import { pl } from '@microcred/taxonomy/languages/pl'
 *
 * labelsIn(pl).of('http://data.europa.eu/esco/skill/00735755-adc6-4ea0-b034-b8caff339c9f')[0]
 * // 'montować pompy ciepła'
 * ```
 */
export function labelsIn(pack: LanguagePack): Labels {
  const lines = pack.labels.split('\n')
  const tokens = pack.tokens?.split('\n')
  const own = [...ownIds]
  const at = (index: number) => labelsAt({ lines, tokens }, index)
  const uriOf = (index: number): string =>
    index < known.size ? escoSkillNamespace + known.at(index) : ownSkillNamespace + own[index - known.size]
  let byLabel: Map<string, number[]> | undefined
  const index = (): Map<string, number[]> => {
    const map = new Map<string, number[]>()
    for (const concept of lines.keys()) {
      for (const label of new Set(at(concept).map(plain))) {
        const concepts = map.get(label)
        if (concepts) concepts.push(concept)
        else map.set(label, [concept])
      }
    }
    return map
  }
  return {
    of(uri) {
      if (uri.startsWith(escoSkillNamespace)) return at(known.indexOf(uri.slice(escoSkillNamespace.length)))
      if (!uri.startsWith(ownSkillNamespace)) return []
      const position = own.indexOf(uri.slice(ownSkillNamespace.length))
      return position === -1 ? [] : at(known.size + position)
    },
    skills(label) {
      byLabel ??= index()
      const wanted = plain(label)
      return (byLabel.get(wanted) ?? []).map((concept) => {
        const preferred = at(concept)[0]!
        return { uri: uriOf(concept), preferred, isPreferred: plain(preferred) === wanted }
      })
    },
  }
}

const plain = (label: string): string => label.normalize().trim().replace(/\s+/g, ' ').toLowerCase()
