/** The order of test files that keeps all workers busy to the end: what takes minutes begins before what takes seconds. */
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Files that take longest, the longest first; a file that is gone is a line too many here, and nothing worse. */
const LONGEST = [
  'packages/stacking/test/oracle.test.ts',
  'packages/cli/test/hostile.test.ts',
  'packages/cli/test/stack.test.ts',
  'packages/cli/test/outputs.test.ts',
  'tools/packed.test.ts',
  'packages/cli/test/lines.test.ts',
  'packages/equivalence/test/properties.test.ts',
  'packages/cli/test/skills.test.ts',
]

const placeOf = ({ moduleId }: TestSpecification): number => {
  const at = LONGEST.findIndex((each) => moduleId.endsWith(each))
  return at < 0 ? LONGEST.length : at
}

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).toSorted((a, b) => placeOf(a) - placeOf(b))
  }
}
