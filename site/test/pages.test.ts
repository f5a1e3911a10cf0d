/** What holds of the built folder without a browser. */
import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { NAMESPACE, VERSION } from '@microcred/core'
import { explanationOf, fullCodes } from '@microcred/validators/explanations'
import { redirects } from '../twins.ts'
import { built, fileOf } from './served.ts'

const pages = readdirSync(built, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.html'))
  .map((file) => ({ file, html: readFileSync(join(built, file), 'utf8') }))

const page = (address: string): string => readFileSync(fileOf(address) ?? assert.fail(address), 'utf8')

test('every printed docs address is a page that names its code', () => {
  for (const code of fullCodes()) {
    const { docs } = explanationOf(code)!
    assert.ok(docs.startsWith(NAMESPACE), docs)
    assert.ok(page(`/${docs.slice(NAMESPACE.length)}`).includes(`<code>${code}</code>`), code)
  }
})

test('every link within the site leads somewhere, to a heading that is there', () => {
  const moved = new Map(redirects())
  const missing = new Set<string>()
  for (const { file, html } of pages)
    for (const [, href] of html.matchAll(/ href="([^"]+)"/g)) {
      if (/^(https?:|data:|mailto:)/.test(href!)) continue
      const [path, anchor] = href!.split('#') as [string, string?]
      const to = moved.get(path) ?? path
      const own = to === '' ? join(built, file) : fileOf(to)
      if (!own) missing.add(`${file} → ${href}`)
      else if (anchor && !anchor.includes('=') && own.endsWith('.html'))
        if (!readFileSync(own, 'utf8').includes(`id="${anchor}"`)) missing.add(`${file} → ${href}`)
    }
  assert.deepEqual([...missing].slice(0, 20), [])
})

test('addresses of the namespace lead to pages', () => {
  for (const [, to] of redirects()) assert.ok(fileOf(to), to)
})

test('a page with its style is 15 kB or less on the wire, and a data page has neither script nor an outside resource', () => {
  const style = gzipSync(readFileSync(join(built, 'site.css'))).length
  for (const { file, html } of pages) {
    const size = gzipSync(html).length + style
    assert.ok(size <= 15_000, `${file}: ${size}`)
    if (/^(api|playground|search|guides)\//.test(file)) continue
    assert.doesNotMatch(html, /<script|<style|style=|<iframe/, file)
    assert.doesNotMatch(html, /(?:src|<link[^>]*href)="(?:https?:)?\/\//, file)
  }
})

test('every page has a policy, a language, a title and one first heading', () => {
  for (const { file, html } of pages) {
    assert.match(html, /<html lang="\w+"/, file)
    assert.match(html, /Content-Security-Policy" content="default-src 'none'/, file)
    assert.doesNotMatch(html, /unsafe-inline|(?<!wasm-)unsafe-eval/, file)
    assert.equal(html.match(/<h1[ >]/g)?.length, 1, file)
  }
})

test('machines find Markdown, JSON and the catalogue', () => {
  for (const path of ['/llms.txt', '/.well-known/api-catalog', '/elements.json', '/elements/level.md'])
    assert.ok(existsSync(join(built, path)), path)
  assert.equal(JSON.parse(readFileSync(join(built, 'elements.json'), 'utf8')).length, 16)
  const catalogue = readFileSync(join(built, '.well-known/api-catalog'), 'utf8')
  const listed = [...catalogue.matchAll(/"href":\s*"(\/[^"]+)"/g)].map(([, href]) => href!)
  assert.ok(listed.length > 1)
  for (const href of listed) assert.ok(existsSync(join(built, href)), href)
  const schema = JSON.parse(readFileSync(join(built, VERSION, 'specification.schema.json'), 'utf8'))
  assert.equal(new URL(schema.$id).pathname, `/microcred/${VERSION}/specification.schema.json`)
})
