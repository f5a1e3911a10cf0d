/**
 * `npm run bench`: prints every figure; with `--write` puts them into docs/benchmarks.md, with `--quick` leaves out the
 * long ones, with `--only TITLE` measures one section alone.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { root } from '../tools/root.ts'
import { badges } from './badges.ts'
import { coldStart } from './cold-start.ts'
import { table } from './measure.ts'
import { sizes } from './size.ts'
import { fullWalk, structural } from './validate.ts'

interface Section {
  readonly title: string
  readonly method: string
  readonly run: () => string | Promise<string>
}

/** A bench that is a program of its own and prints its table. */
const program = (file: string) => (): string => {
  const { stdout, stderr, status } = spawnSync('npx', ['--no-install', 'tsx', file], {
    cwd: root,
    encoding: 'utf8',
  })
  return status === 0 ? stdout.trim() : `did not run: ${stderr.trim().split('\n').at(-1)}`
}

const sections: readonly Section[] = [
  {
    title: 'Yes or no for a parsed record',
    method:
      '256 variants of a record of 5 KB. Reference: `JSON.parse` of the same text. Each sample is taken between two of the reference; median of 15 rounds after warm-up.',
    run: () => table('who', structural()),
  },
  {
    title: 'From text to report',
    method:
      'The same records. Reference: `JSON.parse` of the same text; it is part of what `validate(text)` does.',
    run: () => table('what', fullWalk()),
  },
  {
    title: 'An Open Badge',
    method: 'One badge with extension, parsed. Reference: `JSON.parse` of its text.',
    run: () => table('who', badges()),
  },
  {
    title: 'Start of the command',
    method: 'Median of 21 starts, taken in turn with starts of an empty Node (`node -e 0`).',
    run: coldStart,
  },
  { title: 'Size in a browser', method: 'Bundled and minified by esbuild, gzip level 9.', run: sizes },
  ...(
    [
      [
        'The walk of every form',
        'bench/walk.ts',
        'From text to report, by processor time, each sample between two of `JSON.parse` of the same text; medians of three runs. The floor of a record is to parse it and find it good, that of other forms to parse and look at every key and text once.',
      ],
      [
        'Parts of the walk',
        'bench/parts.ts',
        'Where the time of a report goes, by samples of the profiler of Node: shares hold on a machine that others use, times do not.',
      ],
      [
        'Lines',
        'bench/lines.ts',
        'Registers, a credential a line, from bytes to the bytes of the answers: by processor time, each sample between two of decoding and parsing the same lines; median of 9 rounds. On the clock it is the command with two jobs, with its start.',
      ],
      [
        'Profiles',
        'bench/profiles.ts',
        'Our verdict on a document with findings and places in it, beside the yes or no of the official tool on the same document; jsonld.js expands it. Each sample of ours is taken beside one of the tool; median of 9 rounds.',
      ],
      ['Taxonomy', 'bench/taxonomy.ts', 'Search over the English labels of the taxonomy.'],
      [
        'Stacking',
        'bench/stacking.ts',
        'Evaluation of stacking rules by the built package; by processor time, so that what else runs matters little.',
      ],
      [
        'Cohorts',
        'bench/cohort.ts',
        'Learners with eight credentials each, by the built package; by processor time, so that what else runs matters little.',
      ],
      [
        'Trust',
        'bench/trust.ts',
        'Nine rows with the cryptography of Node, by processor time, so that what else runs matters little. The floor is `node:crypto` on the same signature, whose key and octets it has ready; each sample is taken beside one of the floor; median of 15 rounds. The seal has everything of level B-LTA: signatures of certificates and lists are remembered, five are checked each time.',
      ],
      [
        'Plans',
        'bench/plans.ts',
        'The least cost of thirty credits: two volumes, then ten outcomes, a quarter in residence, a cap. The plain program is written apart from the planner, in the same solver.',
      ],
    ] as const
  )
    .filter(([, file]) => existsSync(join(root, file)) && !process.argv.includes('--quick'))
    .map(([title, file, method]) => ({ title, method, run: program(file) })),
]

const at = process.argv.indexOf('--only')
const only = at < 0 ? undefined : process.argv[at + 1]
const wanted = sections.filter(({ title }) => only === undefined || title === only)
if (wanted.length === 0)
  throw new RangeError(
    `There is no section ${only}; there are ${sections.map(({ title }) => title).join(', ')}.`,
  )

const file = join(root, 'docs/benchmarks.md')
const heading = [
  '# Benchmarks',
  'Printed by `npm run bench -- --write` (`--quick` leaves out profiles, taxonomy and stacking; `--only TITLE` measures one section). Ratios are what counts: they hold from machine to machine far better than times. They were taken on ' +
    `${cpus()[0]?.model ?? 'an unnamed processor'}, Node ${process.versions.node}.`,
].join('\n\n')

const measured = new Map<string, string>()
for (const { title, method, run } of wanted) {
  if (process.stderr.isTTY) console.error(`${title} …`)
  measured.set(title, `## ${title}\n\n${method}\n\n${await run()}`)
}
console.log([...(only === undefined ? [heading] : []), ...measured.values(), ''].join('\n\n'))

/** The sections that stand in the page already, by their titles. */
const standing = new Map(
  readFileSync(file, 'utf8')
    .split(/\n(?=## )/)
    .slice(1)
    .map((text) => [/^## (.*)/.exec(text)![1]!, text.trimEnd()] as const),
)
if (process.argv.includes('--write'))
  writeFileSync(
    file,
    `${[heading, ...sections.flatMap(({ title }) => measured.get(title) ?? standing.get(title) ?? [])].join('\n\n')}\n`,
  )
