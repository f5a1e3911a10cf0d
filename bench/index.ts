/** `npm run bench`: prints every figure; with `--write` puts them into docs/benchmarks.md, with `--quick` leaves out the long ones. */
import { spawnSync } from 'node:child_process'
import { existsSync, writeFileSync } from 'node:fs'
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
        'Profiles',
        'bench/profiles.ts',
        'Our verdict on a document with findings and places in it, beside the yes or no of the official tool on the same document; jsonld.js expands it. Each sample of ours is taken beside one of the tool; median of 9 rounds.',
      ],
      ['Taxonomy', 'bench/taxonomy.ts', 'Search over the English labels of the taxonomy.'],
      ['Stacking', 'bench/stacking.ts', 'Evaluation of stacking rules.'],
      [
        'Cohorts',
        'bench/cohort.ts',
        'Learners with eight credentials each; by processor time, so that what else runs matters little.',
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

const parts = [
  '# Benchmarks',
  'Printed by `npm run bench -- --write` (`--quick` leaves out profiles, taxonomy and stacking). Ratios are what counts: they hold from machine to machine far better than times. They were taken on ' +
    `${cpus()[0]?.model ?? 'an unnamed processor'}, Node ${process.versions.node}.`,
]
for (const { title, method, run } of sections) {
  if (process.stderr.isTTY) console.error(`${title} …`)
  parts.push(`## ${title}`, method, await run())
}
const text = `${parts.join('\n\n')}\n`
console.log(text)
if (process.argv.includes('--write')) writeFileSync(join(root, 'docs/benchmarks.md'), text)
