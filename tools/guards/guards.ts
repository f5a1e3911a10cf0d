/** What JSON Schema cannot say of the sources: each guard answers with a sentence for what a folder or a table lacks. */
import { gaps } from '../coverage.ts'
import type { Model } from '../model/model.ts'
import { ruleSets } from '../rule-sets.ts'
import { order, positions, unusedCodelists } from './annex-i.ts'
import { crosswalks } from './crosswalks.ts'
import { directions } from './directions.ts'
import { fixtures } from './fixtures.ts'
import { languages } from './languages.ts'
import { released } from './names.ts'
import { rules } from './rules.ts'
import { sentences } from './sentences.ts'

/** Looks at a project, the model of its sources in hand. */
export type Guard = (model: Model, base?: string) => Iterable<string>

export const guards: readonly Guard[] = [
  positions,
  order,
  unusedCodelists,
  released,
  fixtures,
  gaps,
  languages,
  crosswalks,
  sentences,
  rules,
  directions,
  ruleSets,
]
