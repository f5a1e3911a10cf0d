import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

const source = (path: string) => fileURLToPath(new URL(`./packages/${path}`, import.meta.url))

/** What takes minutes; nothing else is to wait for it at the end. */
const LONG = /\/(?:oracle|hostile)\.test\.ts$/

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    const isLong = ({ moduleId }: TestSpecification): boolean => LONG.test(moduleId)
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))]
  }
}

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
    env: { LC_ALL: 'C' },
    // A core is left free for whoever waits, but not where there are no more than two.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    sequence: { sequencer: LongestFirst },
  },
})
