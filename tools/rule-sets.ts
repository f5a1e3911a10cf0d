/** What a pack of stacking rules or a policy lacks: each is sound, alone with its id, and named as its id ends. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { openPolicy } from '../packages/equivalence/src/policy/policy.ts'
import { openPriority } from '../packages/needs/src/priority/policy.ts'
import { openRule } from '../packages/stacking/src/rule/open.ts'
import { openPolicy as openTrustPolicy } from '../packages/trust/src/bundle/open.ts'
import { root } from './root.ts'

interface Opened {
  readonly violations: readonly { readonly code: string; readonly pointer: string }[]
}

/** Each folder of shipped rule sets, with what reads one. */
const FOLDERS: Readonly<Record<string, (value: unknown) => Opened>> = {
  'stacking/packs': openRule,
  'equivalence/policies': openPolicy,
  'needs/policies': openPriority,
  'trust/policies': openTrustPolicy,
}

/** A sentence for each fault of a pack or a policy. */
export function* ruleSets(_model: unknown, base = root): Iterable<string> {
  const ids = new Map<string, string>()
  for (const [folder, open] of Object.entries(FOLDERS)) {
    const path = `packages/schemas/${folder}`
    if (!existsSync(join(base, path))) continue
    for (const name of readdirSync(join(base, path)).sort()) {
      if (!name.endsWith('.json')) continue
      const file = `${path}/${name}`
      let value: { readonly id?: unknown }
      try {
        value = JSON.parse(readFileSync(join(base, file), 'utf8'))
      } catch (error) {
        yield `${file} is not JSON: ${(error as Error).message}`
        continue
      }
      for (const { code, pointer } of open(value).violations)
        yield `${file}${pointer} has a fault: ${code}. Run: npx microcred explain ${code}`
      const id = String(value.id)
      const other = ids.get(id)
      if (other) yield `${file} has the id of ${other}; give it one of its own.`
      ids.set(id, file)
      if (!id.endsWith(`/${name.slice(0, -'.json'.length)}`))
        yield `${file} has the id ${id}, which ends otherwise than its name; rename one of them.`
    }
  }
}
