/** `microcred skills gap`: what a job asks for and credentials do not show. */
import '../print/command-words.js'
import type { Asking, Job, Need } from '@microcred/needs'
import { both, either, type Given, refused } from '../arguments/usage.js'
import { fs } from '../input/node.js'
import { print } from '../print/output.js'
import { paintFor } from '../print/paint.js'
import { visible } from '../print/visible.js'
import type { Words } from '../print/words.js'
import { isJson, languageOf, printJson, spokenFor } from './options.js'
import { recordsOf } from './records.js'

export async function gap(given: Given, words: readonly string[]): Promise<number> {
  const [name, ...files] = words
  if (name === undefined) throw refused('usage/which-job')
  const [{ gap: gapOf }, code, language, paint, { words: say }] = await Promise.all([
    import('@microcred/needs'),
    asked(name, given.value('job')),
    languageOf(given),
    paintFor(process.env),
    spokenFor(given),
  ])
  const folder = given.value('catalogue')
  const held = await recordsOf(files, say)
  const offers = await recordsOf(folder === undefined ? [] : [folder], say)
  const gaps = gapOf(
    code,
    held.records.map(({ record }) => record),
    offers.records.map(({ record }) => record),
    { language },
  )!
  const { occupation, shown, missing, opportunities, relationsVersion } = gaps
  const fileAt = (list: typeof held, index: number): string => list.records[index]!.file
  if (isJson(given))
    printJson({
      occupation,
      relationsVersion,
      shown: shown.map(({ by, ...skill }) => ({
        ...skill,
        by: by.map(({ index, ...each }) => ({ file: fileAt(held, index), ...each })),
      })),
      missing: missing.map(({ near, taughtBy, ...skill }) => ({
        ...skill,
        near: near.map(({ index, ...each }) => ({ file: fileAt(held, index), ...each })),
        taughtBy: taughtBy.map(({ index, ...each }) => ({ file: fileAt(offers, index), ...each })),
      })),
      opportunities: opportunities.map(({ index, teaches }) => ({ file: fileAt(offers, index), teaches })),
    })
  else {
    const relations: Readonly<Record<string, string>> = Object.fromEntries(
      (['essential', 'optional', 'growing'] as const).map((each) => [each, say(`skills/relation-${each}`)]),
    )
    const widest = Math.max(...Object.values(relations).map((each) => each.length))
    print(
      `${paint.bold(visible(occupation.label))}${occupation.code === undefined ? '' : ` (${occupation.code})`}  ${say('skills/gap', { shown: shown.length, all: shown.length + missing.length, basis: basis(occupation, relationsVersion, say) })}\n`,
    )
    for (const { label, relation, by } of shown)
      print(
        `  ${paint.green('✓')} ${relations[relation]!.padEnd(widest)}  ${label}  ${paint.dim(visible(fileAt(held, by[0]!.index)))}\n`,
      )
    for (const { label, relation, near } of missing) {
      const close = near[0]
        ? paint.dim(`  ${say('needs/close', { name: visible(fileAt(held, near[0].index)) })}`)
        : ''
      print(`  ${paint.red('✗')} ${relations[relation]!.padEnd(widest)}  ${label}${close}\n`)
    }
    const labels = new Map(missing.map(({ uri, label }) => [uri, label]))
    for (const { index, teaches } of opportunities)
      print(
        `  ${say('skills/teaches', {
          name: paint.bold(visible(fileAt(offers, index))),
          skills: both(teaches.map((uri) => labels.get(uri)!)),
        })}\n`,
      )
  }
  return held.unread || offers.unread ? 2 : 0
}

/** What says that the job asks for these skills. */
const basis = ({ kind, state, code }: Asking, version: string, say: Words): string =>
  kind === 'needs' || (kind === 'job' && code === undefined)
    ? say('skills/basis-list')
    : kind === 'job'
      ? say(state === 'draft' ? 'skills/basis-own-draft' : 'skills/basis-own')
      : say(kind === 'isco-group' ? 'skills/basis-group' : 'skills/basis-esco', { version })

/** What is meant by a code, a URI, an ISCO group, a name in any language, or a list of needs in a file. */
async function asked(name: string, job: string | undefined): Promise<string | Job | readonly Need[]> {
  if (/\.(?:json|csv)$/.test(name) && fs.existsSync(name)) return askedIn(name, job)
  if (job !== undefined) throw refused('usage/job-with-list')
  return askedByName(name)
}

/** The job of a list, by IRI or title; all its needs where no job is named. */
async function askedIn(file: string, job: string | undefined): Promise<Job | readonly Need[]> {
  const { needsIn } = await import('../input/needs-file.js')
  const list = needsIn(file)
  if (!list) throw refused('usage/no-need-list', { file })
  if (job === undefined) return list.needs
  const found = list.jobs.find(({ id, title }) => id === job || Object.values(title).includes(job))
  if (found) return found
  const names = list.jobs.map(({ title, id }) => title.en ?? Object.values(title)[0] ?? id)
  const about = { file, job: job.slice(0, 80) }
  throw names.length > 0
    ? refused('usage/no-job-in-has', { ...about, jobs: both(names) })
    : refused('usage/no-job-in', about)
}

async function askedByName(name: string): Promise<string> {
  // With the words of the trades, which the root entry adds.
  await import('@microcred/taxonomy')
  const { job, named, occupation, skillsOfGroup } = await import('@microcred/taxonomy/occupations')
  const isco = /^(?:C|https?:\/\/data\.europa\.eu\/esco\/isco\/C)?(\d{4})$/.exec(name)?.[1]
  if (isco !== undefined && skillsOfGroup(isco).length > 0) return isco
  const known = job(name) ?? occupation(name)
  if (known) return known.uri
  const { exact, near } = named(name)
  const [first, ...others] = exact.filter(({ uri }) => job(uri) !== undefined)
  if (first !== undefined && others.length > 0)
    throw refused('usage/job-ambiguous', {
      name: name.slice(0, 80),
      jobs: both(exact.map(({ label, code }) => `${label} (${code})`)),
    })
  const only = first ?? exact[0]
  if (only !== undefined) return only.uri
  const meant = near.map(({ label, code }) => `${label} (${code})`)
  throw meant.length > 0
    ? refused('usage/no-job-near', { name: name.slice(0, 80), near: either(meant) })
    : refused('usage/no-job', { name: name.slice(0, 80) })
}
