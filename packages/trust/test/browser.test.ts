/**
 * The rows in a browser: what Node says, Chromium says, and a page loads little for it. `MICROCRED_BROWSER=1` asks for
 * it; without it, or without Chromium, it is skipped.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { type BuildOptions, build, type Plugin } from 'esbuild'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Claim, VerifyOptions } from '../src/index.js'
import { verifyRows } from '../src/rows.js'
import { longLived } from './pki/long-lived.js'
import { contentOf, optionsOf, vectors } from './vectors.js'

const root = fileURLToPath(new URL('../../../', import.meta.url))

function chromium(): string | undefined {
  for (const name of ['chromium', 'chromium-browser', 'google-chrome'])
    try {
      return execFileSync('which', [name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim()
    } catch {}
  return undefined
}
const executable = process.env.MICROCRED_BROWSER ? chromium() : undefined

interface Case {
  readonly text: string
  readonly options: VerifyOptions
}
const kept = await longLived()
/** As those of real issuers: a country in three letters, and a status where no standard puts it. */
const asIssued = await longLived({
  issuer: {
    id: 'urn:epass:org:1',
    vatIdentifier: {
      notation: '100000001',
      spatial: [{ id: 'http://publications.europa.eu/resource/authority/country/EST' }],
    },
  },
  status: {
    type: 'StatusList2021Entry',
    statusPurpose: 'revocation',
    statusListIndex: '1',
    statusListCredential: 'https://status.example/1',
  },
})

const cases: Readonly<Record<string, Case>> = {
  'long-lived seal': { text: kept.text, options: { trust: kept.trust, at: '2026-06-01' } },
  'seal as issued': { text: asIssued.text, options: { trust: asIssued.trust, at: '2026-06-01' } },
  ...Object.fromEntries(
    vectors.map((row) => [row.file, { text: contentOf(row.file), options: optionsOf(row) }]),
  ),
  ...Object.fromEntries(
    ['derived', 'base'].map((name) => {
      const file = `di/ecdsa-sd-2023-${name}.json`
      return [file, { text: contentOf(file), options: { at: '2026-06-01' } }]
    }),
  ),
}

/** One of each kind that needs no linked data. */
const KINDS: Readonly<Record<string, string>> = {
  seal: 'jades/general-b64-false-es256.json',
  'compact-seal': 'jades/compact.jose',
  'long-lived-seal': 'long-lived seal',
  'seal-as-issued': 'seal as issued',
  token: 'jwt/vc-jwt-es256.jwt',
  'sd-jwt': 'sd-jwt/one-disclosed-with-key-binding.sdjwt',
  status: 'status/token-valid.sdjwt',
}
/** What a page may load for one, in bytes as they are sent. */
const MOST = 25_000
/** What all of it is in one file, which no page needs. */
const WHOLE = 33_800

const page = `<!doctype html><script type="module">
import { verifyRows } from './rows.js'
const name = location.pathname.split('/')[1]
const cases = await (await fetch('/cases/' + name)).json()
const found = {}
for (const [file, { text, options }] of Object.entries(cases))
  try { found[file] = (await verifyRows(text, options)).claims } catch (error) { found[file] = String(error) }
await fetch('/found/' + name, { method: 'POST', body: JSON.stringify(found) })
</script>`

/** What belongs to linked data. */
const LINKED = /linked-data\/|exact-contexts|pinned-contexts|node_modules\//

const ROWS = {
  stdin: {
    contents: "export { verifyRows } from './packages/trust/src/rows.ts'",
    resolveDir: root,
    loader: 'ts',
  },
  absWorkingDir: root,
  tsconfig: join(root, 'tsconfig.base.json'),
  bundle: true,
  minify: true,
  format: 'esm',
  platform: 'browser',
  write: false as const,
  outdir: 'out',
  entryNames: 'rows',
} satisfies BuildOptions & { readonly write: false }

/** Leaves out of a bundle what is loaded for linked data or for pictures alone. */
const signaturesAlone: Plugin = {
  name: 'signatures-alone',
  setup({ onResolve }) {
    onResolve({ filter: /linked-data\/|exact-contexts|picture|\.\/(?:parts|rdfc)\.js$/ }, ({ path }) => ({
      path,
      external: true,
    }))
  },
}

interface Seen {
  readonly claims: Readonly<Record<string, readonly Claim[]>>
  /** Bytes of code that was sent, linked data apart. */
  readonly bytes: number
}

describe.skipIf(!executable)('in Chromium (needs MICROCRED_BROWSER=1 and Chromium)', () => {
  let server: Server
  let browser: ChildProcess | undefined
  let profile: string
  const files = new Map<string, Uint8Array>()
  const linked = new Set<string>()
  const sent = new Map<string, number>()
  const waiting = new Map<string, (seen: Seen) => void>()

  beforeAll(async () => {
    const { outputFiles, metafile } = await build({ ...ROWS, splitting: true, metafile: true })
    for (const { path, contents } of outputFiles)
      files.set(path.split('/').at(-1)!, gzipSync(contents, { level: 9 }))
    for (const [path, { inputs }] of Object.entries(metafile.outputs))
      if (Object.keys(inputs).some((input) => LINKED.test(input))) linked.add(path.split('/').at(-1)!)
    server = createServer((request, response) => void answer(request, response))
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    profile = mkdtempSync(join(tmpdir(), 'microcred-browser-'))
  })
  afterAll(async () => {
    await end()
    server?.close()
    try {
      rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
    } catch {
      // What something of it still writes into a temporary folder is cleared away with that.
    }
  })

  /** Ends a browser with all its children, which write into its folder as long as they live. */
  async function end(): Promise<void> {
    if (browser?.pid === undefined || browser.exitCode !== null || browser.signalCode !== null) return
    const ended = once(browser, 'exit')
    process.kill(-browser.pid, 'SIGKILL')
    await ended
  }

  async function bodyOf(request: IncomingMessage): Promise<string> {
    const chunks: Buffer[] = []
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk)
    return Buffer.concat(chunks).toString()
  }

  async function answer(
    request: IncomingMessage,
    response: import('node:http').ServerResponse,
  ): Promise<void> {
    const [, first = '', second = ''] = (request.url ?? '').split('/')
    if (first === 'cases') {
      const asked = second === 'all' ? cases : { [KINDS[second]!]: cases[KINDS[second]!] }
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(asked))
    } else if (first === 'found') {
      const claims = JSON.parse(await bodyOf(request))
      response.end()
      waiting.get(second)?.({ claims, bytes: sent.get(second) ?? 0 })
    } else if (second === '') {
      response.writeHead(200, { 'content-type': 'text/html' }).end(page)
    } else {
      const content = files.get(second)
      if (!content) return void response.writeHead(404).end()
      if (!linked.has(second)) sent.set(first, (sent.get(first) ?? 0) + content.length)
      response.writeHead(200, {
        'content-type': 'text/javascript',
        'content-encoding': 'gzip',
        'cache-control': 'no-store',
        // Nothing but this server is to be reached.
        'content-security-policy': "default-src 'self'",
      })
      response.end(content)
    }
  }

  /** What a new page finds. */
  async function seen(name: string): Promise<Seen> {
    await end()
    const { port } = server.address() as AddressInfo
    return new Promise((resolve, reject) => {
      waiting.set(name, resolve)
      browser = spawn(
        executable!,
        [
          '--headless',
          '--no-sandbox',
          '--disable-gpu',
          '--disable-dev-shm-usage',
          `--user-data-dir=${profile}`,
          `http://127.0.0.1:${port}/${name}/`,
        ],
        { stdio: 'ignore', detached: true },
      )
      browser.once('error', reject)
    })
  }

  it('every vector gets the rows it gets in Node', async () => {
    const { claims } = await seen('all')
    expect(Object.keys(claims)).toEqual(Object.keys(cases))
    for (const [file, { text, options }] of Object.entries(cases))
      expect(claims[file], file).toEqual(JSON.parse(JSON.stringify((await verifyRows(text, options)).claims)))
  })

  it.each(Object.keys(KINDS))(`a page loads no more than ${MOST} bytes of code for a %s`, async (name) => {
    const { claims, bytes } = await seen(name)
    expect(claims[KINDS[name]!]![0]!.state).toBe('verified')
    console.info(`${name}: ${bytes} bytes`)
    expect(bytes).toBeGreaterThan(10_000)
    expect(bytes).toBeLessThanOrEqual(MOST)
  })

  it(`in one file all kinds together are no more than ${WHOLE} bytes`, async () => {
    const { outputFiles } = await build({ ...ROWS, plugins: [signaturesAlone] })
    const bytes = gzipSync(outputFiles[0]!.contents, { level: 9 }).length
    console.info(`all in one file: ${bytes} bytes`)
    expect(bytes).toBeGreaterThan(MOST)
    expect(bytes).toBeLessThanOrEqual(WHOLE)
  })
})
