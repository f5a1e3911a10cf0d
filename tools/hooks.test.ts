/** What teams take over: the action, the hook of pre-commit, entries of SchemaStore, components of OpenAPI. */
import { execFileSync, spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import Ajv2020 from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { root } from './root.ts'

const read = (path: string): string => readFileSync(join(root, path), 'utf8')
const bin = fileURLToPath(new URL('../packages/cli/bin/microcred.js', import.meta.url))
const clean = read('examples/credentials/sofia-bio-based-insulation.json')
const broken = read('examples/broken/plovdiv-ten-mistakes.json')

const folder = mkdtempSync(join(tmpdir(), 'microcred-hooks-'))
const inFolder = (...path: string[]): string => join(folder, ...path)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** A program in the path that hands what follows to the built command. */
function standIn(name: string, skip: number): void {
  mkdirSync(inFolder('bin'), { recursive: true })
  const file = inFolder('bin', name)
  writeFileSync(file, `#!/bin/sh\n${'shift\n'.repeat(skip)}exec '${process.execPath}' '${bin}' "$@"\n`)
  chmodSync(file, 0o755)
}

const has = (program: string): boolean => spawnSync(program, ['--version']).status === 0
const env = { ...process.env, PATH: `${inFolder('bin')}:${process.env.PATH}` }

beforeEach(() => {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(inFolder('in put'), { recursive: true })
  writeFileSync(inFolder('in put/good.json'), clean)
  writeFileSync(inFolder('package.json'), '{"name":"x"}')
})

interface Action {
  readonly inputs: Readonly<Record<string, { readonly default: string }>>
  readonly runs: {
    readonly steps: readonly {
      readonly id?: string
      readonly run?: string
      readonly shell?: string
      readonly env?: Readonly<Record<string, string>>
    }[]
  }
}

describe.skipIf(!has('bash'))('the action', () => {
  const action = parse(read('action.yml')) as Action
  const step = action.runs.steps.find(({ run }) => run !== undefined)!

  /** Runs the step as GitHub does: inputs put into the environment, `bash -eo pipefail`. */
  function run(inputs: Readonly<Record<string, string>>) {
    standIn('npx', 2)
    const values = Object.fromEntries(
      Object.entries(step.env!).map(([name, value]) => [
        name,
        value.replace(
          /\$\{\{ inputs\.([\w-]+) \}\}/g,
          (_, input: string) => inputs[input] ?? String(action.inputs[input]!.default),
        ),
      ]),
    )
    writeFileSync(inFolder('step.sh'), step.run!)
    const { status, stdout, stderr } = spawnSync(
      'bash',
      ['--noprofile', '--norc', '-eo', 'pipefail', inFolder('step.sh')],
      {
        cwd: folder,
        encoding: 'utf8',
        env: {
          ...env,
          ...values,
          GITHUB_OUTPUT: inFolder('output'),
          GITHUB_STEP_SUMMARY: inFolder('summary.md'),
        },
      },
    )
    return { status, stdout, stderr, output: readFileSync(inFolder('output'), 'utf8') }
  }

  it('passes what is sound, and JSON that is no credential', () => {
    const { status, output, stdout } = run({ files: 'in put\npackage.json\n' })
    expect([status, output, stdout]).toEqual([0, 'status=0\n', 'No findings in 1 file\n'])
  })

  it('fails at the lines of what is not, keeps its outputs, and writes summary and SARIF', () => {
    writeFileSync(inFolder('in put/bad.json'), broken)
    const { status, output, stdout } = run({ files: 'in put', sarif: 'a b.sarif' })
    expect([status, output]).toEqual([1, 'status=1\n'])
    expect(stdout).toMatch(/^::error file=in put\/bad\.json,line=\d+,col=\d+,title=/m)
    expect(readFileSync(inFolder('summary.md'), 'utf8')).toContain('| Annex I | Element |')
    expect(JSON.parse(readFileSync(inFolder('a b.sarif'), 'utf8')).runs[0].results.length).toBeGreaterThan(5)
  })

  it('takes what the configuration names where nothing is named, and what is left out', () => {
    writeFileSync(inFolder('in put/bad.json'), broken)
    writeFileSync(inFolder('microcred.config.json'), JSON.stringify({ files: ['in put/good.json'] }))
    expect(run({}).status).toBe(0)
    expect(run({ files: 'in put\n!in put/bad.json' }).status).toBe(0)
    expect(run({ files: 'in put', 'fail-severity': 'never' }).status).toBe(0)
    expect(run({ files: 'nowhere' }).output).toMatch(/status=2\n$/)
  })

  it('installs the version it lies beside', () => {
    expect(String(action.inputs.version!.default)).toBe(JSON.parse(read('packages/cli/package.json')).version)
  })
})

const recipes = [...read('docs/guide/hooks.md').matchAll(/```yaml\n(repos:\n[^`]+)```/g)].map(
  ([, text]) => text!,
)

describe('the recipe for pre-commit', () => {
  it('names the version it is written for', () => {
    expect(recipes).toHaveLength(2)
    expect(recipes[0]).toContain(`@microcred/cli@${JSON.parse(read('packages/cli/package.json')).version}`)
  })

  it.skipIf(!has('pre-commit') || !has('git'))('lets sound credentials in, and holds others back', () => {
    standIn('microcred', 0)
    const git = (...args: string[]) =>
      execFileSync('git', args, { cwd: folder, encoding: 'utf8', stdio: 'pipe' })
    git('init', '-q')
    writeFileSync(inFolder('.pre-commit-config.yaml'), recipes[1]!)
    git('add', '-A')
    const hook = () =>
      spawnSync('pre-commit', ['run'], {
        cwd: folder,
        encoding: 'utf8',
        env: { ...env, PRE_COMMIT_HOME: inFolder('home') },
      })
    const sound = hook()
    expect([sound.status, sound.stdout]).toEqual([0, expect.stringMatching(/micro-credentials\.+Passed/)])
    writeFileSync(inFolder('in put/bad.json'), broken)
    git('add', '-A')
    const { status, stdout } = hook()
    expect([status, stdout]).toEqual([1, expect.stringContaining('in put/bad.json')])
    expect(stdout).not.toContain('good.json')
  })
})

describe('SchemaStore', () => {
  it('is given addresses that are those of published schemas', () => {
    const { schemas } = JSON.parse(read('packages/schemas/published/schemastore.json'))
    for (const { url, name, description, fileMatch } of schemas) {
      const file = url.replace(/^https:\/\/w3id\.org\/microcred\/[\d.]+\//, '')
      expect(JSON.parse(read(`packages/schemas/published/${file}`)).$id, name).toBe(url)
      expect([description.length > 10, fileMatch.length > 0]).toEqual([true, true])
    }
  })
})

describe('the components of OpenAPI', () => {
  const document = JSON.parse(read('packages/schemas/published/openapi.json'))
  const names = Object.keys(document.components.schemas)

  it('refer to each other only, and each to one that is there', () => {
    const refs = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map(([, ref]) => ref!)
    expect(refs.filter((ref) => !names.includes(ref.replace('#/components/schemas/', '')))).toEqual([])
    expect(names.every((name) => /^[\w.-]+$/.test(name))).toBe(true)
  })

  it('judge as the published schemas do', () => {
    const ajv = addFormats(new Ajv2020({ strict: false }))
    ajv.addSchema({
      $id: 'https://openapi.test/',
      ...document,
      openapi: undefined,
      info: undefined,
      servers: undefined,
      security: undefined,
      paths: undefined,
    })
    const isRecord = ajv.getSchema('https://openapi.test/#/components/schemas/Microcredential')!
    expect(isRecord(JSON.parse(clean)), JSON.stringify(isRecord.errors)).toBe(true)
    expect(isRecord(JSON.parse(broken))).toBe(false)
    const isReport = ajv.getSchema('https://openapi.test/#/components/schemas/ReportReport')!
    const { stdout } = spawnSync(process.execPath, [bin, 'validate', '--format', 'json', 'examples/broken'], {
      cwd: root,
      encoding: 'utf8',
    })
    for (const report of JSON.parse(stdout).files)
      expect(isReport(report), JSON.stringify(isReport.errors)).toBe(true)
    expect(isReport({})).toBe(false)
  })
})
