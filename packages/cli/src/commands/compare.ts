/** `microcred compare`: one credential in place of another, for a purpose. */

import { definition } from '../definitions/compare.js'
import { comparisonPolicyNames as POLICIES } from '../generated/choices.js'
import '../print/command-words.js'
import { jsonOf } from '@microcred/common/steering'
import { isDate } from '@microcred/core/formats'
import type { CompareDocument } from '@microcred/core/outputs'
import {
  type CompareOptions,
  type Comparison,
  type ComparisonPolicy,
  compare,
  comparisonPolicies,
  findingOf,
  type Loss,
  openPolicy,
  policyFor,
  type RecognitionPurposeCode,
  reasonOf,
  recordedLinks,
  toClr,
  toCtdl,
  toTransferValues,
} from '@microcred/equivalence'
import { type Claim, claims } from '@microcred/validators/claims'
import { type Command, type Given, near, refused, UsageError } from '../arguments/usage.js'
import { desk } from '../desk/desk.js'
import { decisionsIn } from '../input/decisions-file.js'
import { inputsOf, read } from '../input/inputs.js'
import { jsonIn } from '../input/json-file.js'
import { languageOf } from '../input/language.js'
import { fs } from '../input/node.js'
import { compared, comparedEach, type Result } from '../print/formats/compare.js'
import { note, print } from '../print/output.js'
import { paintFor } from '../print/paint.js'
import { version } from '../print/version.js'
import { visible } from '../print/visible.js'
import { told, toldFinding } from '../print/voice.js'
import { type Spoken, spokenIn } from '../print/words.js'
import { acceptanceOf } from '../trust/acceptance.js'

export const command: Command = {
  ...definition,
  async run(given) {
    const to = given.value('to')
    if (to !== undefined) return handedOn(given, to)
    if (given.has('desk')) return atDesk(given)
    const [first, second, ...more] = given.words
    if (first === undefined || second === undefined || more.length > 0) throw refused('usage/two-credentials')
    if (first === '-' && second === '-') throw refused('usage/one-stdin')
    const untrusted = await distrustOf([first], given)
    if (untrusted !== undefined) return untrusted
    const asked = optionsOf(given)
    const [sources, targets] = [await achievements(first), await achievements(second)]
    if (!asked || !sources || !targets) return 2
    const target = only(targets, second, given.value('target-claim'))
    const chosen = given.value('claim') === undefined ? sources : [one(sources, first, given.value('claim')!)]
    const results = chosen.map((claim) => ({ claim, comparison: compare(claim, target, asked) }))
    if (given.value('format') === 'json') print(`${jsonOf(asJson(results, chosen === sources), 2)}\n`)
    else await printPretty(results, spokenIn(await languageOf(given)))
    return results.some(({ comparison }) => isComparable(comparison)) ? 0 : 1
  },
}

/** How it ends where what is held is not trusted: 1, or 3 where that cannot be told. */
async function distrustOf(words: readonly string[], given: Given): Promise<number | undefined> {
  const accept = acceptanceOf(given, given.value('at') ?? new Date().toISOString())
  if (!accept) return 2
  const { inputs } = await inputsOf(words, undefined)
  const verdicts: string[] = []
  for (const input of inputs) verdicts.push(await accept(input))
  if (verdicts.includes('untrusted')) return 1
  return verdicts.every((each) => each === 'trusted') ? undefined : 3
}

/** What an office decided, in the terms of another standard; what has no place there is said. */
function handedOn(given: Given, to: string): number {
  if (given.words.length > 0 || given.value('decisions') === undefined) throw refused('usage/to-decisions')
  const recorded = decisionsIn(given.value('decisions'))?.equivalence
  if (!recorded) return 2
  // A match that is merely close is no link, nor is a refusal.
  for (const [at, match] of (recorded.matches ?? []).entries())
    if (recordedLinks({ matches: [match] }).length === 0) note(`/matches/${at}: ${told('link-loss/no-term')}`)
  for (const at of (recorded.refusals ?? []).keys()) note(`/refusals/${at}: ${told('link-loss/no-term')}`)
  const tell = (loss: readonly Loss[]): void => {
    for (const { link, why } of loss)
      note(visible(`${link.source} → ${link.target}: ${told(`link-loss/${why}`)}`))
  }
  if (to === 'clr') {
    const { association, loss } = toClr(recordedLinks(recorded))
    tell(loss)
    print(`${JSON.stringify({ association }, null, 2)}\n`)
  } else {
    const { document, loss } = toTransferValues(recorded.decisions ?? [])
    for (const { pointer, why } of loss) note(`${pointer}: ${told(`link-loss/${why}`)}`)
    // A profile of transfer values joins credentials; what joins outcomes stands beside it as an alignment.
    const alignments = toCtdl(recordedLinks({ matches: recorded.matches ?? [] }))
    tell(alignments.loss)
    const graph = [...document['@graph'], ...alignments.document['@graph']]
    print(`${JSON.stringify({ ...document, '@graph': graph }, null, 2)}\n`)
  }
  return 0
}

/** The desk: the last word is what is asked for, all before it is held. */
async function atDesk(given: Given): Promise<number> {
  const [target, ...sources] = given.words.toReversed()
  if (target === undefined || sources.length === 0) throw refused('usage/held-and-asked')
  if (given.words.filter((word) => word === '-').length > 1) throw refused('usage/one-stdin')
  const at = given.value('at') ?? new Date().toISOString().slice(0, 10)
  if (!isDate(at)) throw refused('usage/day', { value: at })
  const untrusted = await distrustOf(sources, given)
  if (untrusted !== undefined) return untrusted
  const recorded = decisionsIn(given.value('decisions'))?.equivalence
  const held = await Promise.all(sources.toReversed().map(achievements))
  const asked = await achievements(target)
  if (!recorded || !asked || held.some((each) => each === undefined)) return 2
  const [chosen, choice] = [given.value('claim'), given.value('target-claim')]
  const all = held.flatMap((each) => each ?? [])
  return desk(
    chosen === undefined ? all : [one(all, sources.join(', '), chosen)],
    choice === undefined ? asked : [one(asked, target, choice)],
    { ...recorded, at },
    given,
  )
}

const isComparable = ({ difference }: Comparison): boolean =>
  difference === 'none' || difference === 'non-substantial'

/** What the command line asks for, or `undefined` after notes about a file that is not sound. */
function optionsOf({ value }: Given): CompareOptions | undefined {
  const at = value('at') ?? new Date().toISOString().slice(0, 10)
  if (!isDate(at)) throw refused('usage/day', { value: at })
  const purpose = (value('purpose') ?? 'recognition') as RecognitionPurposeCode
  const policy = policyOf(value('policy'), purpose)
  const recorded = decisionsIn(value('decisions'))?.equivalence
  if (!policy || !recorded) return undefined
  const { decisions = [], matches = [] } = recorded
  return { purpose, policy, at, decisions, matches }
}

function policyOf(name: string | undefined, purpose: RecognitionPurposeCode): ComparisonPolicy | undefined {
  if (name === undefined) return policyFor(purpose)
  if (Object.hasOwn(comparisonPolicies, name))
    return comparisonPolicies[name as keyof typeof comparisonPolicies]
  if (!fs.existsSync(name)) throw near('usage/no-policy', { name }, name, POLICIES)
  const json = jsonIn(name)
  if ('problem' in json) throw new UsageError(json.problem)
  const { policy, violations } = openPolicy(json.value)
  for (const each of violations)
    note(`${name}${each.pointer} ${each.code}: ${toldFinding(each, findingOf(each))}`)
  return policy
}

/** The achievements of one credential, or `undefined` after one sentence about why there are none. */
async function achievements(word: string): Promise<readonly Claim[] | undefined> {
  const { inputs, problems } = await inputsOf([word], undefined)
  const [input, ...others] = inputs
  if (!input || others.length > 0) {
    note(problems[0] ?? told('note/names-files', { word, count: inputs.length }))
    return undefined
  }
  const content = read(input)
  if (!('bytes' in content)) {
    note(
      told('usage/not-read', {
        name: input.name,
        problem: 'problem' in content ? content.problem : 'too-large',
      }),
    )
    return undefined
  }
  const { report, claims: found } = claims(content.bytes)
  if (found.length > 0 && found.some(({ record }) => Object.keys(record).length > 0)) return found
  const fault = report.findings.find(({ severity }) => severity === 'error')
  const why = fault ? toldFinding(fault, fault.message) : told('note/nothing-readable')
  note(told('note/not-compared', { name: input.name, why }))
  return undefined
}

function only(claims: readonly Claim[], name: string, chosen: string | undefined): Claim {
  if (chosen !== undefined) return one(claims, name, chosen)
  if (claims.length > 1) throw refused('usage/which-achievement', { name, count: claims.length })
  return claims[0]!
}

function one(claims: readonly Claim[], name: string, chosen: string): Claim {
  const found = chosen.startsWith('/')
    ? claims.find(({ pointer }) => pointer === chosen || pointer.startsWith(`${chosen}/`))
    : claims[Number(chosen) - 1]
  if (found) return found
  throw refused('usage/no-achievement', { name, claim: chosen, count: claims.length })
}

async function printPretty(results: readonly Result[], spoken: Spoken): Promise<void> {
  const paint = await paintFor(process.env)
  const [first] = results
  const findings = first!.comparison.findings.filter(
    ({ code }) => results.length === 1 || !code.startsWith('comparison.'),
  )
  for (const each of findings) note(visible(`${each.code}: ${spoken.finding(each, findingOf(each))}`))
  print(
    `${results.length === 1 ? compared(first!.comparison, paint, spoken) : comparedEach(results, paint, spoken)}\n`,
  )
}

/** One comparison as an object, or those of a transcript in a list. */
function asJson(results: readonly Result[], all: boolean): CompareDocument {
  const each = results.map(({ claim, comparison }) => ({
    claim: claim.pointer,
    ...comparison,
    elements: comparison.elements.map((element) => ({ ...element, message: reasonOf(element) })),
    findings: comparison.findings.map((finding) => ({ ...finding, message: findingOf(finding) })),
  }))
  return { microcred: version(), ...(all && results.length > 1 ? { claims: each } : each[0]!) }
}
