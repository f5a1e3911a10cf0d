/** Lets Stryker try the mutants of a sample alone: the rest count as not checked, and stand in no figure. */
import { readFileSync } from 'node:fs'
import { declareClassPlugin, PluginKind } from '@stryker-mutator/api/plugin'
import { keyOf } from './key.mjs'

class Sample {
  async init() {
    this.chosen = new Set(JSON.parse(readFileSync(process.env.MICROCRED_SAMPLE, 'utf8')))
  }
  async check(mutants) {
    const judge = (mutant) =>
      this.chosen.has(keyOf(mutant))
        ? { status: 'passed' }
        : { status: 'compileError', reason: 'not in the sample' }
    return Object.fromEntries(mutants.map((mutant) => [mutant.id, judge(mutant)]))
  }
  async group(mutants) {
    return [mutants.map(({ id }) => id)]
  }
}

export const strykerPlugins = [declareClassPlugin(PluginKind.Checker, 'sample', Sample)]
