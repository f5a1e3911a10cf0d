/** A page for each code that a finding can carry: every printed `docs` address has its page here. */
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { elements } from '@microcred/core'
import { compile } from '@microcred/core/icu'
import { type Message, outline as outlined } from '@microcred/core/messages'
import { profiles } from '@microcred/core/profiles'
import { explanationOf, fullCodes } from '@microcred/validators/explanations'
import { root } from '../../tools/root.ts'
import { rowsOf } from './files.ts'

const SCHEMAS = 'packages/schemas'

export interface FindingPage {
  readonly code: string
  readonly severity: string
  readonly part: string
  readonly sentence: string
  readonly hint: string
  readonly explanation: string
  readonly source?: { readonly document: string; readonly clause: string; readonly url: string }
  readonly element?: string
  /** Where each form of credential keeps what is missing. */
  readonly places: readonly { readonly profile: string; readonly place: string }[]
}

/** A sentence with its parameters named. */
const outline = (text: Message): string => outlined(text).replace(/\{(\w+)\}/g, '‹$1›')

const placesOf = (key: string) =>
  profiles.flatMap(({ id, where }) => {
    const place = id === 'record' || id === 'specification' ? key : where?.(`/${key}`)
    return place === undefined ? [] : [{ profile: id, place }]
  })

const elementOf = (code: string) => elements.find(({ id }) => code.startsWith(`${id}.`))

const ofCredentials = (): FindingPage[] =>
  fullCodes().map((code) => {
    const { severity, part, sentence, hint, explanation, source } = explanationOf(code)!
    const element = elementOf(code)
    const words = (text: string): string => (element ? text.replaceAll('{element}', element.title) : text)
    return {
      code,
      severity,
      part,
      sentence: outline(words(sentence)),
      hint: outline(words(hint ?? '')),
      explanation,
      source,
      ...(element && { element: element.id }),
      places: element && code.endsWith('.missing') ? placesOf(element.key) : [],
    }
  })

/** The findings about rules, policies and the other languages. */
const ofLanguages = (): FindingPage[] =>
  readdirSync(join(root, SCHEMAS))
    .filter(
      (language) => language !== 'profiles' && existsSync(join(root, SCHEMAS, language, 'findings.csv')),
    )
    .flatMap((language) =>
      rowsOf(`${SCHEMAS}/${language}/findings.csv`).map(
        ({ code, severity, part, sentence, hint, explanation }) => ({
          code: code!,
          severity: severity!,
          part: part!,
          sentence: outline(compile(sentence!)),
          hint: outline(compile(hint ?? '')),
          explanation: explanation ?? '',
          places: [],
        }),
      ),
    )

export const findings = (): FindingPage[] => {
  const all = new Map<string, FindingPage>()
  for (const page of [...ofCredentials(), ...ofLanguages()]) if (!all.has(page.code)) all.set(page.code, page)
  return [...all.values()].sort((a, b) => (a.code < b.code ? -1 : 1))
}
