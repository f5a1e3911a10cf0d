#!/usr/bin/env node
/** Scores a runner: `microcred-vectors RUNNER [ARGUMENT …]`. Ends with 0 when it answers every case as expected. */
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'

const [runner, ...args] = process.argv.slice(2)
if (runner === undefined) {
  console.error('Name the runner: microcred-vectors RUNNER [ARGUMENT …].')
  process.exit(2)
}

const cases = readFileSync(new URL('cases.ndjson', import.meta.url), 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => JSON.parse(line))

const child = spawn(runner, args, { stdio: ['pipe', 'pipe', 'inherit'] })
child.on('error', ({ message }) => {
  console.error(`${runner} cannot be started: ${message}`)
  process.exit(2)
})
child.stdin.on('error', () => {})
for (const { expect: _, ...asked } of cases) child.stdin.write(`${JSON.stringify(asked)}\n`)
child.stdin.end()

const answers = new Map()
for await (const line of createInterface({ input: child.stdout })) {
  const { id, ...answer } = JSON.parse(line)
  answers.set(id, answer)
}

const places = (findings = []) => findings.map(({ code, pointer }) => `${code} ${pointer}`).sort()
const parts = {
  verdict: ({ verdict = {} }) => [verdict.conformance, verdict.annexI],
  elements: ({ elements = {} }) => Object.entries(elements).sort(([a], [b]) => (a < b ? -1 : 1)),
  findings: ({ findings }) => places(findings),
}
const scores = { verdict: 0, elements: 0, findings: 0 }
for (const { id, title, expect } of cases) {
  const answer = answers.get(id)
  for (const [part, of] of Object.entries(parts)) {
    if (answer && JSON.stringify(of(answer)) === JSON.stringify(of(expect))) scores[part]++
    else
      console.log(
        `${id} (${title}), ${part}: expected ${JSON.stringify(of(expect))}, ${answer ? `got ${JSON.stringify(of(answer))}` : 'no answer'}`,
      )
  }
}
for (const [part, score] of Object.entries(scores)) console.log(`${part}: ${score} of ${cases.length}`)
process.exitCode = Object.values(scores).every((score) => score === cases.length) ? 0 : 1
