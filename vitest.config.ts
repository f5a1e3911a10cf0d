import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import { LongestFirst } from './tools/longest-first.ts'

const source = (path: string) => fileURLToPath(new URL(`./packages/${path}`, import.meta.url))

export default defineConfig({
  resolve: {
    alias: [
      {
        find: /^@microcred\/(core|validators|trust|taxonomy|stacking|equivalence|needs)$/,
        replacement: source('$1/src/index.ts'),
      },
      {
        find: /^@microcred\/(common|core|validators|trust|taxonomy|stacking|equivalence|needs)\/(.+)$/,
        replacement: source('$1/src/$2.ts'),
      },
    ],
  },
  test: {
    include: ['packages/*/{src,test}/**/*.test.ts', 'tools/**/*.test.ts', 'examples/**/*.test.ts'],
    testTimeout: 60_000,
    sequence: { sequencer: LongestFirst },
    env: { LC_ALL: 'C' },
  },
})
