/** Tries a slip with the tests named as its file, a file that imports it or its room are: `--near`. */
import { readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { commonTokens, declareFactoryPlugin, PluginKind, tokens } from '@stryker-mutator/api/plugin'
import { strykerPlugins as vitest } from '@stryker-mutator/vitest-runner'

/** Most test files that are run where none stands near. */
const FARTHER = 3

const fileOf = (id) => id.slice(0, id.indexOf('#'))

/** Names of files in a folder that import one of it. */
function importers(folder, name) {
  return readdirSync(folder).filter(
    (file) =>
      file.endsWith('.ts') &&
      !file.endsWith('.test.ts') &&
      readFileSync(join(folder, file), 'utf8').includes(`'./${name}.js'`),
  )
}

/** Of the tests that reach a slip, those near to it; a few of all where none is. */
export function nearOf(file, reaching) {
  const folder = dirname(file)
  const name = basename(file, '.ts')
  const beside = new Set([name, ...importers(folder, name).map((each) => basename(each, '.ts'))])
  const room = basename(folder)
  const isNear = (id) => {
    const test = basename(fileOf(id), '.test.ts')
    return beside.has(test) || test === room || test.startsWith(`${room}-`)
  }
  const near = reaching.filter(isNear)
  if (near.length > 0) return near
  const some = new Set([...new Set(reaching.map(fileOf))].slice(0, FARTHER))
  return reaching.filter((id) => some.has(fileOf(id)))
}

function near(injector) {
  const runner = injector.injectFunction(vitest[0].factory)
  const run = runner.mutantRun.bind(runner)
  runner.mutantRun = (options) =>
    run({ ...options, testFilter: options.testFilter && nearOf(options.sandboxFileName, options.testFilter) })
  return runner
}
near.inject = tokens(commonTokens.injector)

export const strykerPlugins = [declareFactoryPlugin(PluginKind.TestRunner, 'near', near)]
