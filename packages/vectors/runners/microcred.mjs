#!/usr/bin/env node
/** The first runner: hands cases to `microcred validate --lines`, whose command line follows this file's name. */
import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'

const [program = 'microcred', ...args] = process.argv.slice(2)
const cases = []
for await (const line of createInterface({ input: process.stdin })) cases.push(JSON.parse(line))

const [first] = cases
const child = spawn(
  program,
  [...args, 'validate', '--lines', '--select', 'full', '--at', first?.at ?? '2026-07-01', '-'],
  { stdio: ['pipe', 'pipe', 'inherit'] },
)
for (const { input } of cases)
  child.stdin.write(`${typeof input === 'string' ? input : JSON.stringify(input)}\n`)
child.stdin.end()

for await (const text of createInterface({ input: child.stdout })) {
  const { line, conformance, annexI, elements, findings } = JSON.parse(text)
  const answer = {
    id: cases[line - 1].id,
    verdict: { conformance, annexI },
    elements: Object.fromEntries(elements.map(({ id, status }) => [id, status])),
    findings: findings.map(({ code, pointer }) => ({ code, pointer })),
  }
  process.stdout.write(`${JSON.stringify(answer)}\n`)
}
