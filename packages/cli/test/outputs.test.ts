/** What commands print as JSON is what the schemas of outputs say, with nothing beside it. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { VERSION } from '@microcred/core'
import Ajv2020 from 'ajv/dist/2020.js'
import { afterAll, describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'microcred-outputs-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const microcred = (...args: string[]) =>
  spawnSync(process.execPath, [join(root, 'packages/cli/bin/microcred.js'), ...args], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  })

/** Whether a schema is another one and more: the other lists the members. */
const isMore = ({ allOf }: Readonly<Record<string, unknown>>): boolean =>
  Array.isArray(allOf) && allOf.some((each) => '$ref' in each)

/** A schema in which an object has no members but those it lists. */
function closed(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(closed)
  if (typeof node !== 'object' || node === null) return node
  const all = Object.fromEntries(Object.entries(node).map(([key, value]) => [key, closed(value)]))
  const isList = 'properties' in all && all.type === 'object' && !('oneOf' in all) && !isMore(all)
  return isList && !('additionalProperties' in all) ? { ...all, additionalProperties: false } : all
}

const printed = (name: string): object => JSON.parse(microcred('schema', 'print', name).stdout)
const compiled = (name: string) =>
  new Ajv2020({ strict: false, allErrors: true }).compile(closed(printed(name)) as object)

const RULE = 'examples/stacking/circular-furniture.json'
const HELD = 'examples/stacking/lucia-ortega'
const FINISHING = 'examples/credentials/yecla-low-emission-wood-finishing.json'
const OFFERS = 'packages/taxonomy/qualifications'
const REPAIR = `${OFFERS}/wood-furniture-circular-furniture-repair.json`
const SOIL = `${OFFERS}/agri-food-soil-and-water-friendly-farming.json`
const SURVEY = 'examples/needs/furniture-survey.csv'
const AT = ['--at', '2026-10-01', '--format', 'json']

describe('the schemas of outputs', () => {
  it.each([
    'outputs/report',
    'outputs/line',
    'outputs/stack',
    'outputs/plan',
    'outputs/compare',
    'outputs/desk',
    'outputs/ranking',
    'outputs/coverage',
    'outputs/gap',
    'settings/configuration',
    'settings/baseline',
  ])('%s is printed with an address of this version, and refers to nothing outside', (name) => {
    const schema = printed(name) as { $id: string }
    expect(schema.$id).toBe(`https://w3id.org/microcred/${VERSION}/${name}.schema.json`)
    expect(JSON.stringify(schema)).not.toMatch(/"\$ref":"[^#]/)
    expect(compiled(name)({ nothing: 'of it' })).toBe(false)
  })

  it.each([
    ['outputs/stack', ['stack', RULE, HELD, ...AT]],
    ['outputs/stack', ['stack', RULE, HELD, FINISHING, ...AT]],
    ['outputs/stack', ['stack', RULE, 'examples/credentials', ...AT]],
    [
      'outputs/stack',
      [
        'stack',
        'packages/schemas/stacking/valid/green-construction.json',
        'examples/credentials',
        '--specifications',
        'examples/specifications',
        ...AT,
      ],
    ],
    ['outputs/plan', ['stack', RULE, HELD, '--plan', 'examples/specifications', ...AT]],
    ['outputs/plan', ['stack', RULE, HELD, '--plan', 'examples/credentials', ...AT]],
    [
      'outputs/compare',
      ['compare', FINISHING, 'examples/specifications/brianza-eco-friendly-finishes.json', ...AT],
    ],
    [
      'outputs/compare',
      [
        'compare',
        'examples/partners/zwolle-sustainability-reporting.json',
        'examples/credentials/firenze-linz-sustainability-reporting.json',
        '--decisions',
        'examples/decisions/zwolle-sustainability-reporting.json',
        ...AT,
      ],
    ],
    ['outputs/report', ['validate', 'examples/credentials', 'examples/broken', ...AT]],
    ['outputs/desk', ['compare', FINISHING, REPAIR, '--desk', ...AT]],
    [
      'outputs/desk',
      ['compare', 'examples/credentials/beja-efficient-irrigation.json', SOIL, '--desk', ...AT],
    ],
    ['outputs/ranking', ['needs', 'rank', SURVEY, ...AT]],
    ['outputs/coverage', ['needs', 'coverage', SURVEY, '--catalogue', OFFERS, ...AT]],
    ['outputs/gap', ['skills', 'gap', SURVEY, FINISHING, '--catalogue', OFFERS, '--format', 'json']],
    ['outputs/gap', ['skills', 'gap', '7126.4', '--catalogue', OFFERS, '--format', 'json']],
  ])('%s says what %j prints', (name, args) => {
    const { stdout, stderr, status } = microcred(...args)
    expect([status === 2, stderr]).toEqual([false, expect.any(String)])
    const isValid =
      name === 'outputs/report' ? new Ajv2020({ strict: false }).compile(printed(name)) : compiled(name)
    expect(isValid(JSON.parse(stdout)), JSON.stringify(isValid.errors)).toBe(true)
  })
})

describe('--output FILE', () => {
  const file = join(folder, 'out')
  const commands: [string, string[]][] = [
    ['schema', ['schema', 'list']],
    ['explain', ['explain', 'level.missing']],
    ['elements', ['elements', FINISHING]],
    ['validate', ['validate', FINISHING]],
    ['validate over lines', ['validate', '--lines', FINISHING]],
    ['convert', ['convert', FINISHING, '--to', 'openbadges']],
    ['stack', ['stack', RULE, HELD, '--at', '2026-10-01']],
    ['compare', ['compare', FINISHING, FINISHING, '--at', '2026-10-01']],
    ['init', ['init']],
    ['skills', ['skills', 'find', 'insulation']],
    ['taxonomy', ['taxonomy', '--help']],
  ]
  it.each(commands)('of %s gets what would be printed, and nothing else is', (name, args) => {
    rmSync(file, { force: true })
    const plain = microcred(...args)
    const { stdout, status } = microcred(...args, '--output', file)
    if (args.includes('--help')) expect(plain.stdout).toContain('--output FILE')
    else expect([stdout, readFileSync(file, 'utf8'), status]).toEqual(['', plain.stdout, plain.status])
    expect(plain.stdout.length, name).toBeGreaterThan(10)
  })

  it('is not touched when the command line is wrong, and told when it cannot be opened', () => {
    writeFileSync(file, 'before')
    expect(microcred('validate', FINISHING, '--output', file, '--formt', 'json').status).toBe(2)
    expect(readFileSync(file, 'utf8')).toBe('before')
    const { status, stderr } = microcred('explain', 'level.missing', '--output', join(folder, 'none/out'))
    expect([status, stderr]).toEqual([
      2,
      expect.stringMatching(/^\S+ cannot be used: there is no such file or folder\.\n$/),
    ])
  })

  it.skipIf(!existsSync('/dev/full'))('on a full disk ends it with 2 and one sentence', () => {
    const { status, stderr } = microcred('explain', '--output', '/dev/full')
    expect([status, stderr]).toEqual([2, '/dev/full cannot be written; what was to follow is lost.\n'])
  })
})
