/** What a register costs: `node measure.mjs COUNT [JOBS [FOLDER …]]` prints answers, seconds, memory, and how memory went. */
import { spawn } from 'node:child_process'
import { closeSync, createReadStream, mkdtempSync, openSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const [count = '10000', jobs = '1', ...folders] = process.argv.slice(2)
const file = (path) => fileURLToPath(new URL(path, import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'microcred-scale-'))
const [register, answers] = ['register.ndjson', 'answers.ndjson'].map((name) => join(folder, name))

/** Runs Node with its output in a file; `look` is called every quarter of a second. */
function node(args, output, look = () => {}) {
  const out = openSync(output, 'w')
  const child = spawn(process.execPath, args, { stdio: ['ignore', out, 'inherit'] })
  const timer = setInterval(() => look(child.pid), 250)
  return new Promise((resolve) => {
    child.on('exit', (code) => {
      clearInterval(timer)
      closeSync(out)
      resolve(code)
    })
  })
}

/** Memory and processor time of a process, as the kernel counts them. */
function usage(pid) {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  const [, ticks] = /\)(?: \S+){11} (\d+ \d+)/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'))
  const cpu = ticks.split(' ').reduce((sum, each) => sum + Number(each), 0) / 100
  return { rss: Number(/VmRSS:\s+(\d+)/.exec(status)[1]) / 1024, cpu }
}

try {
  await node([file('register.mjs'), count, ...folders], register)
  const seen = []
  let cpu = 0
  const begun = process.hrtime.bigint()
  const code = await node(
    [file('../../packages/cli/bin/microcred.js'), 'validate', register, '--at', '2026-07-01', '--jobs', jobs],
    answers,
    (pid) => {
      try {
        const now = usage(pid)
        seen.push(now.rss)
        cpu = now.cpu
      } catch {}
    },
  )
  const seconds = Number(process.hrtime.bigint() - begun) / 1e9
  let lines = 0
  for await (const piece of createReadStream(answers)) for (const byte of piece) if (byte === 10) lines++
  const most = Math.max(0, ...seen)
  const bars = '▁▂▃▄▅▆▇█'
  const step = Math.max(1, Math.ceil(seen.length / 60))
  const drawn = seen
    .filter((_, at) => at % step === 0)
    .map((rss) => bars[Math.min(7, Math.floor((rss / 300) * 8))])
  console.log(
    `${count} lines, ${Math.round(statSync(register).size / 1e6)} MB, ${jobs} jobs: ended with ${code}, ${lines} answers, ${seconds.toFixed(1)} s, ${cpu.toFixed(1)} s of processor, most memory ${Math.round(most)} MB`,
  )
  console.log(`memory, 0 to 300 MB: ${drawn.join('')}`)
} finally {
  rmSync(folder, { recursive: true, force: true })
}
