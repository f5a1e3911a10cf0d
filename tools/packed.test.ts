/** The packages as they would be published, in an empty project of somebody else. */
import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createContext, runInContext } from 'node:vm'
import { build } from 'esbuild'
import ts from 'typescript'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { published } from './generators/shelf.ts'
import { type Manifest, manifestIn, packInto, subpathsIn, TYPES_ALONE } from './pack.ts'
import { root } from './root.ts'
import { commandsIn, isShown, programsIn } from './shown.ts'

const NAMES = published()
const readme = readFileSync(join(root, 'README.md'), 'utf8')

let project: string
const inProject = (...path: string[]): string => join(project, ...path)
const manifestOf = (name: string): Manifest => manifestIn(project, name)

const node = (...args: string[]): string =>
  execFileSync(process.execPath, args, {
    cwd: project,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1' },
  })

beforeAll(() => {
  project = mkdtempSync(join(tmpdir(), 'microcred-packed-'))
  packInto(project)
}, 120_000)
afterAll(() => rmSync(project, { recursive: true, force: true }))

describe('the packed packages', () => {
  it('are of one version, and depend on each other in it', () => {
    const versions = NAMES.flatMap((name) => {
      const { version, dependencies = {} } = manifestOf(name)
      const own = Object.entries(dependencies).filter(([dependency]) => dependency.startsWith('@microcred/'))
      return [version, ...own.map(([, range]) => range)]
    })
    expect(new Set(versions).size).toBe(1)
  })

  it('open by import and by require, every subpath', () => {
    const paths = subpathsIn(project)
    expect(paths.length).toBeGreaterThan(20)
    const holds = (path: string, module: string): string =>
      `if ((Object.keys(${module}).length === 0) !== ${TYPES_ALONE.has(path)}) throw '${path}'`
    const esm = paths.map((path) => holds(path, `await import('${path}')`))
    const cjs = paths.map((path) => holds(path, `require('${path}')`))
    writeFileSync(inProject('all.mjs'), `${esm.join('\n')}\nconsole.log('all')`)
    writeFileSync(inProject('all.cjs'), `${cjs.join('\n')}\nconsole.log('all')`)
    expect([node('all.mjs'), node('all.cjs')]).toEqual(['all\n', 'all\n'])
  })

  it('run the program of the README, as a module, as CommonJS and bundled', async () => {
    const { run, prints } = programsIn(readme)[0]!
    writeFileSync(inProject('readme.mjs'), run)
    writeFileSync(
      inProject('readme.cjs'),
      run.replace(/import (\{.*?\}) from ('.*?')/g, 'const $1 = require($2)'),
    )
    await build({
      entryPoints: [inProject('readme.mjs')],
      outfile: inProject('bundle.mjs'),
      bundle: true,
      format: 'esm',
      platform: 'browser',
      logLevel: 'silent',
    })
    expect(['readme.mjs', 'readme.cjs', 'bundle.mjs'].map((file) => node(file))).toEqual([
      prints,
      prints,
      prints,
    ])
  })

  it.each(['iife', 'cjs'] as const)(
    'validate in a bundle of format %s, without a module, eval and names of countries',
    async (format) => {
      writeFileSync(
        inProject('entry.mjs'),
        `import { validate } from '@microcred/validators'
         import { write } from '@microcred/core/write'
         globalThis.said = [validate({ title: { en: 'A' }, issuerCountry: [{ country: 'Bulgaria' }] }).verdict.annexI, typeof write]`,
      )
      const { outputFiles } = await build({
        entryPoints: [inProject('entry.mjs')],
        bundle: true,
        write: false,
        format,
        platform: 'browser',
        logLevel: 'silent',
      })
      const context = createContext(
        { TextDecoder, TextEncoder, URL, atob, btoa, module: { exports: {} }, exports: {} },
        { codeGeneration: { strings: false, wasm: false } },
      )
      runInContext('delete Intl.DisplayNames', context)
      runInContext(outputFiles[0]!.text, context)
      expect(context.said).toEqual(['incomplete', 'function'])
    },
  )

  it('run the commands of the README', () => {
    for (const folder of ['examples', 'packages/taxonomy/qualifications'])
      cpSync(join(root, folder), inProject(folder), { recursive: true })
    const shown = commandsIn(readme).map(({ run, prints }) => {
      try {
        return isShown(node('node_modules/@microcred/cli/bin/microcred.js', ...run.split(' ')), prints)
      } catch (error) {
        // Findings end with 1, and are what is shown.
        return isShown((error as { stdout: string }).stdout, prints)
      }
    })
    expect(shown.length).toBeGreaterThan(0)
    expect(shown).not.toContain(false)
  })

  it.each([
    ['nodenext', ts.ModuleKind.NodeNext, ts.ModuleResolutionKind.NodeNext],
    ['bundler', ts.ModuleKind.ESNext, ts.ModuleResolutionKind.Bundler],
  ] as const)('type-check in a strict project, resolved as %s does', (_, module, moduleResolution) => {
    cpSync(join(root, 'tools/packed-consumer.ts'), inProject('consumer.mts'))
    const program = ts.createProgram([inProject('consumer.mts')], {
      module,
      moduleResolution,
      target: ts.ScriptTarget.ES2022,
      lib: ['lib.es2023.d.ts', 'lib.dom.d.ts'],
      types: [],
      strict: true,
      exactOptionalPropertyTypes: true,
      noUncheckedIndexedAccess: true,
      skipLibCheck: false,
      noEmit: true,
    })
    const said = ts
      .getPreEmitDiagnostics(program)
      .map(
        ({ file, messageText }) => `${file?.fileName} ${ts.flattenDiagnosticMessageText(messageText, ' ')}`,
      )
    expect(said).toEqual([])
  })
})
