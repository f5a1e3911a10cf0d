/** `validateLines` where there is no Node: one bundle for browsers, run by Deno and by Chromium where they are installed. */
import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { root } from './root.ts'

const folder = mkdtempSync(join(tmpdir(), 'microcred-anywhere-'))
const inFolder = (file: string): string => join(folder, file)
const sound = JSON.stringify(
  JSON.parse(readFileSync(join(root, 'examples/credentials/sofia-bio-based-insulation.json'), 'utf8')),
)

/** Says of four lines, read from a stream and through one, what came of them, and how much was read for the first. */
const program = `
import { lineStream, validateLines } from '@microcred/validators/lines'

const text = ${JSON.stringify(`${sound}\n{"title":\n\n${sound}\r\n`)}
const options = { at: '2026-07-01', select: 'codes' }
const bytes = new TextEncoder().encode(text)
const stream = () => new ReadableStream({ start(out) { for (let at = 0; at < bytes.length; at += 1000) out.enqueue(bytes.slice(at, at + 1000)); out.close() } })
const said = []
for await (const each of validateLines(stream(), options)) said.push(each)
const piped = []
const reader = stream().pipeThrough(lineStream(options)).getReader()
for (let next = await reader.read(); !next.done; next = await reader.read()) piped.push(next.value)
let pulled = 0
async function* endless() { for (;;) { pulled++; yield text } }
for await (const { line } of validateLines(endless(), options)) if (line === 5) break
globalThis.answer = JSON.stringify({ said, same: JSON.stringify(said) === JSON.stringify(piped), pulled })
`

let expected: string

beforeAll(async () => {
  writeFileSync(inFolder('entry.mjs'), program)
  await build({
    entryPoints: [inFolder('entry.mjs')],
    outfile: inFolder('bundle.mjs'),
    bundle: true,
    format: 'esm',
    platform: 'browser',
    nodePaths: [join(root, 'node_modules')],
    logLevel: 'silent',
  })
  writeFileSync(
    inFolder('run.mjs'),
    "await import('./bundle.mjs')\nconsole.log(globalThis.answer)\nglobalThis.Deno?.exit(0)\n",
  )
  expected = execFileSync(process.execPath, [inFolder('run.mjs')], { encoding: 'utf8' }).trim()
}, 60_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const has = (program: string): boolean => spawnSync(program, ['--version']).status === 0
const chromium = ['chromium', 'chromium-browser', 'google-chrome']
  .map((name) => `/usr/bin/${name}`)
  .find(existsSync)

describe('lines outside of the command', () => {
  it('are answered in Node, as a stream and through one, no further than they are taken', () => {
    const { said, same, pulled } = JSON.parse(expected)
    expect(
      said.map(({ line, profile }: { line: number; profile: string | null }) => [line, profile]),
    ).toEqual([
      [1, 'record'],
      [2, null],
      [4, 'record'],
    ])
    expect([same, pulled]).toEqual([true, 2])
  })

  it.skipIf(!has('deno'))('are answered in Deno alike, with no permission at all', () => {
    const { stdout, stderr } = spawnSync('deno', ['run', '--no-prompt', 'run.mjs'], {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, DENO_DIR: inFolder('deno'), NO_COLOR: '1' },
    })
    expect(stdout.trim(), stderr).toBe(expected)
  })

  it.skipIf(!chromium)('are answered in a browser alike', { timeout: 60_000 }, async () => {
    let browser: ReturnType<typeof spawn> | undefined
    const answer = new Promise<string>((resolve, reject) => {
      const server = createServer((request, response) => {
        if (request.method === 'POST') {
          let body = ''
          request.setEncoding('utf8').on('data', (piece: string) => {
            body += piece
          })
          request.on('end', () => {
            response.end()
            server.close()
            resolve(body)
          })
        } else if (request.url === '/bundle.mjs') {
          response.setHeader('Content-Type', 'text/javascript')
          response.end(readFileSync(inFolder('bundle.mjs')))
        } else {
          response.setHeader('Content-Type', 'text/html')
          response.end(
            `<script type="module">
              const told = await import('/bundle.mjs').then(() => globalThis.answer, String)
              await fetch('/', { method: 'POST', body: told })
            </script>`,
          )
        }
      })
      server.listen(0, '127.0.0.1', () => {
        browser = spawn(
          chromium!,
          [
            '--headless',
            '--no-sandbox',
            '--disable-gpu',
            `--user-data-dir=${inFolder('profile')}`,
            '--remote-debugging-port=0',
            `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
          ],
          { stdio: 'ignore' },
        )
        browser.on('error', reject)
      })
    })
    const said = await answer
    const gone = new Promise((resolve) => browser!.on('exit', resolve))
    browser!.kill()
    await gone
    expect(said).toBe(expected)
  })
})
