/** `microcred verify`: whether credentials are genuine, in force, from whom, and whether those were allowed to. */
import { definition } from '../definitions/verify.js'
import '../print/command-words.js'
import type { TrustReport } from '@microcred/trust'
import { verify } from '@microcred/trust/node'
import { at } from '../arguments/at.js'
import { type Command, defect, type Given, refused } from '../arguments/usage.js'
import { configured } from '../configuration/given.js'
import { configurationOf } from '../configuration/open.js'
import { reportsIn } from '../input/credentials.js'
import { type Input, inputsOf, read } from '../input/inputs.js'
import { languageOf } from '../input/language.js'
import { claimsTable } from '../print/formats/claims.js'
import { piecesOf } from '../print/formats/files.js'
import { formatNamed } from '../print/formats/pick.js'
import { note, print } from '../print/output.js'
import { noPaint, paintFor } from '../print/paint.js'
import { spokenIn } from '../print/words.js'
import { bundleIn, policyIn } from '../trust/given.js'

export const command: Command = {
  ...definition,
  async run(bare) {
    const opened = await configurationOf(bare.value('config'))
    const given = opened ? configured(bare, opened) : bare
    if (given.words.length === 0) throw refused('usage/name-a-file')
    if (given.has('audience') && !given.has('nonce')) throw refused('usage/audience')
    const options = optionsOf(given)
    if (!options) return 2
    const { inputs, problems } = await inputsOf(given.words, undefined)
    for (const problem of problems) note(problem)
    const verdicts = await verifyAll(inputs, options, given)
    if (problems.length > 0 || inputs.length === 0 || verdicts.includes('unread')) return 2
    if (verdicts.includes('untrusted')) return 1
    return verdicts.every((each) => each === 'trusted') ? 0 : 3
  },
}

type Options = NonNullable<Parameters<typeof verify>[1]>

/** What the command line asks for, or `undefined` after notes about a file that is not sound. */
function optionsOf(given: Given): Options | undefined {
  const moment = at(given) ?? new Date()
  const [nonce, audience] = [given.value('nonce'), given.value('audience')]
  const bundle = bundleIn(given.value('trust'))
  const policy = policyIn(given.value('policy'))
  if (!bundle || !policy) return undefined
  return { at: moment, trust: bundle, policy, ...(nonce !== undefined && { holder: { nonce, audience } }) }
}

/** Verifies the inputs and prints what is found; says of each how it came out. */
async function verifyAll(inputs: readonly Input[], options: Options, given: Given): Promise<string[]> {
  const name = given.value('format') ?? 'pretty'
  const paint = name === 'pretty' ? await paintFor(process.env) : noPaint
  const quiet = given.has('quiet')
  const language = await languageOf(given)
  const spoken = spokenIn(language)
  const format = await formatNamed(name, {
    quiet,
    alone: inputs.length === 1,
    showLearner: false,
    paint,
    language,
  })
  const tally = { files: 0, errors: 0, warnings: 0, infos: 0, withFindings: 0, hidden: 0 }
  const verdicts: string[] = []
  print(format.begin())
  for (const input of inputs) {
    const found = await verified(input, { ...options, ...(language && { language }) })
    if ('problem' in found) {
      note(found.problem)
      verdicts.push('unread')
      continue
    }
    const { report, bytes } = found
    const findings = reportsIn(report).flatMap((each) => each.findings)
    tally.files++
    if (findings.length > 0) tally.withFindings++
    for (const { severity } of findings) tally[`${severity}s`]++
    if (!quiet || name !== 'pretty') {
      const said = format.file({ file: input.name, report, findings: report.findings, bytes })
      for (const piece of piecesOf(said)) print(piece)
    }
    if (name === 'pretty') print(claimsTable(input.name, report, paint, spoken))
    verdicts.push(report.verdict.trust)
  }
  if (!quiet || name !== 'pretty') print(format.end(tally))
  return verdicts
}

async function verified(
  input: Input,
  options: Options,
): Promise<{ report: TrustReport; bytes: Uint8Array } | { problem: string }> {
  const content = read(input)
  if (!('bytes' in content))
    return {
      problem: `${input.name} cannot be read: ${'problem' in content ? content.problem : 'too-large'}.`,
    }
  try {
    return { report: await verify(content.bytes, options), bytes: content.bytes }
  } catch (error) {
    return { problem: `${input.name} was not checked. ${defect(error)}` }
  }
}
