import { find } from '../search/find.js'
import { stem, words } from '../search/text.js'
import { type Job, jobs, jobsWith } from './jobs.js'

/** Something that has a name, and skills: an own job or an occupation of ESCO. */
export interface Named {
  readonly uri: string
  readonly code: string
  readonly label: string
}

/** What a text names among jobs and occupations. */
export interface NamedJobs {
  /** Those called exactly so in some language, letter case and white space apart: own jobs first. */
  readonly exact: readonly Named[]
  /** Where none is: those that share a word with it, then those that live by what it speaks of. */
  readonly near: readonly Named[]
}

const most = 5

/** From this score of a skill on, jobs that live by it are suggested. */
const sureFrom = 0.25

/** Jobs and occupations by a name; `occupations` are those of ESCO. */
export function namedAmong(text: string, occupations: readonly Named[]): NamedJobs {
  const wanted = plain(text)
  const own = jobs()
  const exact = [
    ...own.filter((each) => namesOf(each).some((name) => plain(name) === wanted)),
    ...occupations.filter(({ label }) => plain(label) === wanted),
  ]
  if (exact.length > 0 || wanted === '') return { exact: exact.map(bare), near: [] }
  const asked = words(text)
  const byWord = [
    ...own.map((each) => ({ each, share: bestShare(asked, namesOf(each)) })),
    ...occupations.map((each) => ({ each, share: bestShare(asked, [each.label]) })),
  ]
    .filter(({ share }) => share > 0)
    .sort((a, b) => b.share - a.share)
    .map(({ each }) => each)
  const near = byWord.length > 0 ? byWord : byMeaning(text)
  return { exact: [], near: near.slice(0, most).map(bare) }
}

const namesOf = ({ names, also }: Job): readonly string[] => [...Object.values(names), ...also]

const bare = ({ uri, code, label }: Named): Named => ({ uri, code, label })

const plain = (text: string): string => words(text).join(' ')

/** The jobs that live by the skill which a text speaks of. */
function byMeaning(text: string): readonly Job[] {
  const found = find(text, { limit: 3 }).filter(({ score }) => score >= sureFrom)
  return [
    ...new Map(
      found
        .flatMap(({ uri }) => jobsWith(uri).filter(({ relation }) => relation === 'essential'))
        .map((each) => [each.uri, each]),
    ).values(),
  ]
}

const bestShare = (asked: readonly string[], names: readonly string[]): number =>
  Math.max(0, ...names.map((name) => share(asked, words(name))))

/** How much of two names is the same: words of the same stem, or one letter apart. */
function share(asked: readonly string[], name: readonly string[]): number {
  const same = asked.filter((word) => name.some((other) => isSame(word, other))).length
  return (2 * same) / (asked.length + name.length)
}

/** Words that many jobs have say nothing of the job. */
const common: ReadonlySet<string> = new Set(
  'worker operator technician manager machine maker builder fitter installer inspector officer seller person de of and'.split(
    ' ',
  ),
)

function isSame(a: string, b: string): boolean {
  if (common.has(a) || common.has(b)) return false
  if (a === b || (a.length > 4 && stem(a) === stem(b))) return true
  // A slip seldom changes the first letter; short words one letter apart are other words: sawyer and lawyer, painter and printer.
  return a.length > 7 && b.length > 7 && a[0] === b[0] && oneApart(a, b)
}

/** Whether one letter more, less, another, or two exchanged make one word the other. */
function oneApart(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false
  let start = 0
  while (start < a.length && a[start] === b[start]) start++
  let [x, y] = [a.length, b.length]
  while (x > start && y > start && a[x - 1] === b[y - 1]) {
    x--
    y--
  }
  const [left, right] = [a.slice(start, x), b.slice(start, y)]
  if (left.length <= 1 && right.length <= 1) return true
  return left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0]
}
