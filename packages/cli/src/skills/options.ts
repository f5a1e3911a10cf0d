/** What the actions of `microcred skills` share: options, JSON, texts. */

import '../print/command-words.js'
import { jsonOf } from '@microcred/common/steering'
import type { EscoVersion } from '@microcred/taxonomy'
import { chosen, type Given, refused, UsageError } from '../arguments/usage.js'
import { catalogueOf, languageAmong } from '../input/language.js'
import { print } from '../print/output.js'
import { visible } from '../print/visible.js'
import { type Spoken, spokenIn } from '../print/words.js'

export const isJson = ({ value }: Given): boolean => value('format') === 'json'

export const printJson = (value: object): void => print(`${jsonOf(value, 2)}\n`)

/** The language of labels: that asked for, else English. Reads the table of `--labels` first. */
export async function languageOf(given: Given): Promise<string> {
  return (await languageAsked(given)) ?? 'en'
}

/** What is said to people, in the language asked for or that of the environment. */
export async function spokenFor(given: Given): Promise<Spoken> {
  const tag = languageAmong(given.has('language') ? ['--language', given.value('language')!] : [])
  return spokenIn(tag === undefined || isJson(given) ? undefined : await catalogueOf(tag))
}

/** The language asked for, if any. */
export async function languageAsked({ value }: Given): Promise<string | undefined> {
  const { addLanguage, languagePack, languages } = await import('@microcred/taxonomy')
  const language = value('language')
  const file = value('labels')
  if (file !== undefined) {
    if (language === undefined) throw refused('usage/labels-language')
    try {
      addLanguage(languagePack(await textOf(file), language))
    } catch (error) {
      if (error instanceof RangeError) throw new UsageError(`${visible(file)}: ${error.message}`)
      throw error
    }
  }
  if (language !== undefined && !languages().includes(language.toLowerCase().split('-')[0]!))
    chosen('--language', language, languages())
  return language
}

/** The text of a file, or of standard input where it is -. */
export async function textOf(file: string): Promise<string> {
  const { readFile } = await import('node:fs/promises')
  return file === '-' ? textOfInput() : readFile(file, 'utf8')
}

async function textOfInput(): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}

export async function versionOf({ value }: Given): Promise<EscoVersion> {
  const { escoVersions, latestVersion } = await import('@microcred/taxonomy')
  const version = value('version')
  if (version !== undefined) chosen('--version', version, escoVersions)
  return (version ?? latestVersion) as EscoVersion
}
