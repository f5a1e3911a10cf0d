/** What is known of skills, opened only as far as a credential asks for it. */

import type { LanguagePack } from '@microcred/taxonomy'
import { checkSkillUri, latestVersion, type SkillUriVerdict } from '@microcred/taxonomy/green'
import { type Labelled, type Labels, labelsIn } from '@microcred/taxonomy/labels'
import type { SkillUriList } from '@microcred/taxonomy/skills'

/** What rules may ask about skills. */
export interface SkillLookup {
  /** The ESCO version that is known. */
  readonly version: string
  /** What a text that should be the URI of a skill is; `unverified` where too little is known to tell. */
  check(uri: string): SkillUriVerdict
  /** The labels of a green skill in a language, the preferred one first; empty where none are known. */
  labels(uri: string, language: string): readonly string[]
  /** The green skills that have a label in a language. */
  labelled(label: string, language: string): readonly Labelled[]
}

/** Opens a module of the taxonomy by its name, or `undefined` where that cannot be done at once. */
export type Load = (module: string) => unknown

/** The longest label there is has fewer characters. */
const LONGEST = 200

/** The green skills at once; all skills, and their labels in a language, when they are asked for. */
export function skillLookup(load: Load): SkillLookup {
  const all = once(
    () => (load('@microcred/taxonomy/skills') as { skillUris: SkillUriList } | undefined)?.skillUris,
  )
  const opened = new Map<string, Labels | undefined>()
  const labelsOf = (tag: string): Labels | undefined => {
    const language = tag.slice(0, 2).toLowerCase()
    if (!/^[a-z]{2}(?:-|$)/i.test(tag)) return undefined
    if (!opened.has(language)) opened.set(language, labelsFrom(language))
    return opened.get(language)
  }
  const labelsFrom = (language: string): Labels | undefined => {
    if (!LANGUAGES.has(language)) return undefined
    const packs = load(`@microcred/taxonomy/languages/${language}`) as
      | Record<string, LanguagePack>
      | undefined
    const pack = packs?.[language]
    const labels = pack && labelsIn(pack)
    return labels && { of: remembered(labels.of), skills: remembered(labels.skills) }
  }
  return {
    version: latestVersion,
    check: remembered((uri) => {
      const verdict = checkSkillUri(uri)
      if (verdict.status !== 'unverified' && verdict.status !== 'malformed') return verdict
      const list = all()
      return list ? checkSkillUri(uri, { all: list }) : verdict
    }),
    labels: (uri, language) => labelsOf(language)?.of(uri) ?? [],
    labelled: (label, language) => (label.length > LONGEST ? [] : (labelsOf(language)?.skills(label) ?? [])),
  }
}

/** The same skills and labels come again and again; how many answers are kept before all are forgotten. */
const MOST = 2000

function remembered<T>(answer: (text: string) => T): (text: string) => T {
  const answers = new Map<string, T>()
  return (text) => {
    const before = answers.get(text)
    if (before !== undefined) return before
    const found = answer(text)
    if (answers.size >= MOST) answers.clear()
    if (text.length <= LONGEST) answers.set(text, found)
    return found
  }
}

const LANGUAGES: ReadonlySet<string> = new Set(['de', 'en', 'es', 'fr', 'pl'])

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

interface Runtime {
  readonly getBuiltinModule?: (name: 'node:module') => typeof import('node:module')
}

/**
 * Opens modules where that takes no waiting, as on Node; elsewhere the green skills are all that is known. They
 * are opened only once a credential gives reason to, because they are large.
 */
function loadHere(): Load {
  const require = once(() => {
    const { process } = globalThis as { readonly process?: Runtime }
    return process?.getBuiltinModule?.('node:module').createRequire(import.meta.url)
  })
  return (module) => {
    try {
      return require()?.(module)
    } catch {
      // Bundled without the taxonomy beside it.
      return undefined
    }
  }
}

export const skills: SkillLookup = /* @__PURE__ */ (() => skillLookup(loadHere()))()
