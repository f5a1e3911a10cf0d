/** `microcred convert`: a credential in another form, and what does not come along. */
import { definition, forms } from '../definitions/convert.js'
import '../print/command-words.js'
import { type Params, say } from '@microcred/core/messages'
import { CannotWrite, type WritableProfile } from '@microcred/core/write'
import { type Conversion, convert } from '@microcred/validators/convert'
import { type Command, either, refused, UsageError } from '../arguments/usage.js'
import { besideOf } from '../input/beside.js'
import { type Input, inputsOf, read } from '../input/inputs.js'
import { languageOf } from '../input/language.js'
import { fs, path } from '../input/node.js'
import { note, print, printTo } from '../print/output.js'
import { type Spoken, spokenIn } from '../print/words.js'

export const command: Command = {
  ...definition,
  async run(given) {
    const { words, value } = given
    const beside = besideOf(given)
    const to = value('to')
    if (to === undefined)
      throw refused('usage/which-form', { forms: either(forms.map((each) => `--to ${each}`)) })
    const { inputs, problems } = await inputsOf(words, undefined)
    for (const problem of problems) note(problem)
    if (inputs.length === 0) throw refused('usage/name-a-file')
    const [issuer, id, output] = [value('issuer'), value('id'), value('output')]
    const options: Parameters<typeof convert>[2] = {
      ...(issuer !== undefined && { issuer: issuerIn(issuer) }),
      ...(id !== undefined && { id }),
      ...(beside.length > 0 && { with: beside }),
    }
    const spoken = spokenIn(await languageOf(given))
    const converted = (input: Input): Conversion => {
      const content = read(input)
      if ('problem' in content)
        throw refused('usage/not-read', { name: input.name, problem: content.problem })
      if ('size' in content) throw refused('usage/too-large', { name: input.name })
      try {
        return convert(content.bytes, to as WritableProfile, options)
      } catch (error) {
        if (error instanceof CannotWrite)
          throw new UsageError(spoken.language ? error.in(spoken.language) : error.message)
        if (error instanceof RangeError) throw new UsageError(error.message)
        throw error
      }
    }
    const many = inputs.length > 1 || words.some(isFolder)
    if (!many) {
      if (output !== undefined) printTo(output)
      return report(converted(inputs[0]!), inputs[0]!.name, value('loss'), spoken)
    }
    if (output === undefined) throw refused('usage/where-to')
    if (id !== undefined) throw refused('usage/one-id')
    const ended = intoFolder(inputs, words, output, value('loss'), converted, spoken)
    return problems.length > 0 ? 2 : ended
  },
}

const isFolder = (word: string): boolean =>
  word !== '-' && (fs.statSync(word, { throwIfNoEntry: false })?.isDirectory() ?? false)

/** Writes each input into a folder; accounts of what is lost go to one file, by the names of what was written. */
function intoFolder(
  inputs: readonly Input[],
  words: readonly string[],
  folder: string,
  loss: string | undefined,
  converted: (input: Input) => Conversion,
  spoken: Spoken,
): number {
  const files = new Map(inputs.map((input) => [fileFor(input, words), input]))
  if (files.size < inputs.length) throw refused('usage/same-file')
  const accounts: Record<string, unknown> = {}
  let ended = 0
  for (const [file, input] of files) {
    let conversion: Conversion
    try {
      conversion = converted(input)
    } catch (error) {
      if (!(error instanceof UsageError)) throw error
      note(`${input.name}: ${error.message}`)
      ended = 1
      continue
    }
    const { text, account, code } = writtenOf(conversion, input.name, spoken)
    ended = Math.max(ended, code)
    if (text === undefined) continue
    const target = path.join(folder, file)
    fs.mkdirSync(path.dirname(target), { recursive: true })
    fs.writeFileSync(target, text)
    accounts[file] = account
    if (loss === undefined) for (const each of [account].flat()) tell(each, spoken, `${input.name}: `)
  }
  if (loss !== undefined) fs.writeFileSync(loss, `${JSON.stringify(accounts, null, 2)}\n`)
  return ended
}

/** Where an input goes: below a folder that was named as it lies in it, else by its name. */
function fileFor({ path: file = 'stdin' }: Input, words: readonly string[]): string {
  const above = words.filter(isFolder).find((word) => !path.relative(word, file).startsWith('..'))
  const name = above === undefined ? path.basename(file) : path.relative(above, file)
  return name.replace(/\.\w+$/, '').concat('.json')
}

function issuerIn(file: string): { id: string } {
  try {
    const json: unknown = JSON.parse(fs.readFileSync(file, 'utf8'))
    if (typeof json === 'object' && json !== null && 'id' in json && typeof json.id === 'string')
      return json as { id: string }
  } catch {}
  throw refused('usage/issuer-file', { file })
}

/** Conversions of all that a file holds, also of what lies in containers. */
const each = (conversion: Conversion): readonly Conversion[] =>
  conversion.credentials?.flatMap(each) ?? [conversion]

type Account = Pick<Conversion, 'loss' | 'lacks' | 'unread'>

/** What is written of a conversion, if anything is, and what does not come along; what cannot be converted is noted. */
function writtenOf(
  conversion: Conversion,
  name: string,
  { words, finding }: Spoken,
): { readonly text?: string; readonly account: Account | readonly Account[]; readonly code: number } {
  const all = each(conversion)
  const written = all.filter(({ credential }) => credential !== undefined)
  for (const { credential, report } of all)
    if (!credential) {
      const { profile, findings } = report
      // What was recognised and has no record awards nothing: an endorsement, a presentation.
      const fault = findings.find(({ severity }) => severity === 'error')
      note(
        profile
          ? words('convert/awards-nothing', { name })
          : fault
            ? words('convert/cannot', { name, why: finding(fault, fault.message) })
            : words('convert/unreadable', { name }),
      )
    }
  if (written.length === 0) return { account: [], code: 1 }
  const one = <T>(list: readonly T[]): T | readonly T[] => (all.length === 1 ? list[0]! : list)
  return {
    text: `${JSON.stringify(one(written.map(({ credential }) => credential)), null, 2)}\n`,
    account: one(written.map(({ loss, lacks, unread }) => ({ loss, lacks, unread }))),
    code: written.length < all.length ? 1 : 0,
  }
}

function report(conversion: Conversion, name: string, file: string | undefined, spoken: Spoken): number {
  const { text, account, code } = writtenOf(conversion, name, spoken)
  if (text === undefined) return code
  print(text)
  if (file !== undefined) fs.writeFileSync(file, `${JSON.stringify(account, null, 2)}\n`)
  else for (const each of [account].flat()) tell(each, spoken)
  return code
}

function tell({ loss, lacks, unread }: Account, { words, language }: Spoken, before = ''): void {
  const said = (key: string, params: Params | undefined, inEnglish: string): string =>
    say(key, params ?? {}, language) ?? inEnglish
  for (const { pointer, kind, key, reason, shown } of loss) {
    const instead = words('convert/shown', { shown: said(`shown/${key}`, {}, shown) })
    note(`${before}${words(`convert/${kind}`)}: ${pointer}. ${said(`loss/${key}`, {}, reason)} ${instead}`)
  }
  for (const { pointer, lack, params, reason, give } of lacks)
    note(
      `${before}${words('convert/lacking')}: ${pointer}. ${said(`lack/${lack}`, params, reason)} ${said(`give/${lack}`, params, give)}`,
    )
  for (const pointer of unread) note(`${before}${words('convert/not-read')}: ${pointer}`)
}
