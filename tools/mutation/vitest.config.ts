/** The tests of one package, as the mutants are tried against them. */
import { defineConfig } from 'vitest/config'
import whole from '../../vitest.config.ts'

const name = process.env.MICROCRED_PACKAGE
const only = process.env.MICROCRED_TESTS?.split(',').filter(Boolean) ?? []

export default defineConfig({
  ...whole,
  test: {
    ...whole.test,
    // What is instrumented is slow; what does not end is told by Stryker.
    testTimeout: 600_000,
    include:
      only.length > 0
        ? only.map((each) => (each.endsWith('.test.ts') ? each : `${each}/**/*.test.ts`))
        : [`packages/${name}/{src,test}/**/*.test.ts`],
    exclude: process.env.MICROCRED_WITHOUT?.split(',').filter(Boolean) ?? [],
  },
})
