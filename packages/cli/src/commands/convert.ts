/** `microcred convert`: a credential in another form, and what does not come along. */
import {
  CannotWrite,
  specificationTargets,
  type WritableProfile,
  writableProfiles,
} from '@microcred/core/write'
import { type Conversion, convert } from '@microcred/validators/convert'
import { type Command, UsageError } from '../arguments/usage.js'
import { besideOf, withOption } from '../input/beside.js'
import { inputsOf, read } from '../input/inputs.js'
import { fs } from '../input/node.js'
import { note, print } from '../print/output.js'

const forms: readonly string[] = [...new Set([...writableProfiles, ...specificationTargets])]

export const command: Command = {
  summary: 'Write a credential in another form, and name what is lost',
  synopsis: '--to PROFILE [--loss FILE] FILE|-',
  details: [
    'Reads a credential of any form, takes what is sound in it, and prints it in the form asked for: unsigned, always the same for the same input. What the new form cannot carry, what it asks for and nobody has said, and what stands in the old one and belongs to no element, is said in sentences on standard error, or written to the file named by --loss as JSON.',
    'Ends with 0 when it was written, also with losses; with 1 when the credential cannot be read; with 2 when the command line is wrong or something is lacking.',
  ],
  options: {
    to: {
      takes: 'PROFILE',
      choices: forms,
      does: `The form to write: ${forms.join(', ')}; a specification as ${specificationTargets.join(', ')}`,
    },
    loss: { takes: 'FILE', does: 'Write what is lost and lacking to this file, as JSON' },
    issuer: {
      takes: 'FILE',
      does: 'JSON of the party that signs or seals (an object with "id"), instead of the awarding body',
    },
    with: withOption,
    id: { takes: 'IRI', does: 'Identifier of the credential, where it has none' },
  },
  examples: [
    ['microcred convert record.json --to openbadges > badge.json', 'a record as an Open Badge'],
    ['microcred convert offer.json --to schema-org', 'a specification for the page of its provider'],
    ['microcred convert badge.json --to edc --issuer seal.json --loss loss.json', 'a badge as an EDC'],
  ],
  async run(given) {
    const { words, value } = given
    const beside = besideOf(given)
    const to = value('to')
    if (to === undefined) throw new UsageError(`Say which form to write: --to ${forms.join(', --to ')}.`)
    const { inputs, problems } = await inputsOf(words, undefined)
    for (const problem of problems) note(problem)
    const [input, ...others] = inputs
    if (!input || others.length > 0) throw new UsageError('Name one file, or - for standard input.')
    const content = read(input)
    if ('problem' in content) throw new UsageError(`${input.name} cannot be read: ${content.problem}.`)
    if ('size' in content) throw new UsageError(`${input.name} is too large to be a credential.`)
    try {
      const issuer = value('issuer')
      const id = value('id')
      const conversion = convert(content.bytes, to as WritableProfile, {
        ...(issuer !== undefined && { issuer: issuerIn(issuer) }),
        ...(id !== undefined && { id }),
        ...(beside.length > 0 && { with: beside }),
      })
      return report(conversion, input.name, value('loss'))
    } catch (error) {
      if (error instanceof CannotWrite) throw new UsageError(error.message)
      throw error
    }
  },
}

function issuerIn(file: string): { id: string } {
  try {
    const json: unknown = JSON.parse(fs.readFileSync(file, 'utf8'))
    if (typeof json === 'object' && json !== null && 'id' in json && typeof json.id === 'string')
      return json as { id: string }
  } catch {}
  throw new UsageError(`${file} does not hold a JSON object with an "id".`)
}

/** Conversions of all that a file holds, also of what lies in containers. */
const each = (conversion: Conversion): readonly Conversion[] =>
  conversion.credentials?.flatMap(each) ?? [conversion]

function report(conversion: Conversion, name: string, file: string | undefined): number {
  const all = each(conversion)
  const written = all.filter(({ credential }) => credential !== undefined)
  for (const { credential, report } of all)
    if (!credential) {
      const { profile, findings } = report
      // What was recognised and has no record awards nothing: an endorsement, a presentation.
      const why = profile
        ? 'it awards no micro-credential.'
        : (findings.find(({ severity }) => severity === 'error')?.message ?? 'nothing in it can be read.')
      note(`${name} cannot be converted: ${why}`)
    }
  if (written.length === 0) return 1
  const credentials = written.map(({ credential }) => credential)
  print(`${JSON.stringify(all.length === 1 ? credentials[0] : credentials, null, 2)}\n`)
  const accounts = written.map(({ loss, lacks, unread }) => ({ loss, lacks, unread }))
  if (file !== undefined)
    fs.writeFileSync(file, `${JSON.stringify(all.length === 1 ? accounts[0] : accounts, null, 2)}\n`)
  else for (const account of accounts) tell(account)
  return written.length < all.length ? 1 : 0
}

function tell({ loss, lacks, unread }: Pick<Conversion, 'loss' | 'lacks' | 'unread'>): void {
  for (const { pointer, kind, reason, shown } of loss) note(`${kind}: ${pointer}. ${reason} Shown: ${shown}`)
  for (const { pointer, reason, give } of lacks) note(`lacking: ${pointer}. ${reason} ${give}`)
  for (const pointer of unread) note(`not read: ${pointer}`)
}
