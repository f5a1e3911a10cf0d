/** The built folder as a host would serve it, on this machine. */
import { existsSync, readFileSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join, normalize } from 'node:path'
import { gzipSync } from 'node:zlib'
import { type Browser, chromium } from 'playwright-core'

export const built = join(import.meta.dirname, '../_site')

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.png': 'image/png',
  '.md': 'text/markdown; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
}

/** Path of the file that answers an address, or nothing. */
export function fileOf(address: string): string | undefined {
  const path = join(built, normalize(decodeURIComponent(address.split(/[?#]/)[0]!)))
  if (!path.startsWith(built) || !existsSync(path)) return undefined
  if (!statSync(path).isDirectory()) return path
  const index = join(path, 'index.html')
  return existsSync(index) ? index : undefined
}

/** Serves the built folder, compressed as hosts do. */
export async function serve(): Promise<{ address: string; close: () => void }> {
  const server = createServer((request, response) => {
    const file = fileOf(request.url ?? '/')
    if (!file) return response.writeHead(404).end()
    const body = gzipSync(readFileSync(file))
    response.writeHead(200, {
      'content-type': TYPES[extname(file)] ?? 'application/octet-stream',
      'content-encoding': 'gzip',
      'content-length': body.length,
    })
    return response.end(body)
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}

const EXECUTABLES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** Where Chromium stands on this machine; `CHROMIUM` names another place. */
export const executable = process.env.CHROMIUM ?? EXECUTABLES.find((path) => existsSync(path))

export const launch = (): Promise<Browser> =>
  chromium.launch({ executablePath: executable!, args: ['--no-sandbox'] })
