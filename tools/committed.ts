/** Whether generating changed a file that is committed. */
import { execFileSync } from 'node:child_process'
import { root } from './root.ts'

const changed = execFileSync('git', ['status', '--porcelain', '--untracked-files=no'], {
  cwd: root,
  encoding: 'utf8',
})
if (changed !== '') {
  console.error(changed.trimEnd())
  process.exitCode = 1
}
