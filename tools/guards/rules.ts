/** Files of rules: each is named for the code it finds, with its test beside it. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { RULES } from '../generators/findings.ts'
import { root } from '../root.ts'

const CODE = /^[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*$/

/** Rules whose file has no code for a name, and rules without a test. */
export function* rules(_model: unknown, base = root): Iterable<string> {
  if (!existsSync(join(base, RULES))) return
  for (const file of readdirSync(join(base, RULES)).sort()) {
    if (!file.endsWith('.ts') || file.endsWith('.test.ts')) continue
    if (!/^export const rule\b/m.test(readFileSync(join(base, RULES, file), 'utf8'))) continue
    const name = file.slice(0, -'.ts'.length)
    if (!CODE.test(name))
      yield `${RULES}/${file} holds a rule and is named for no code; name it <subject>.<fault>.ts in small letters and hyphens: the file name is the code, for ever.`
    else if (!existsSync(join(base, RULES, `${name}.test.ts`)))
      yield `${RULES}/${file} has no test beside it; write ${name}.test.ts.`
  }
}
