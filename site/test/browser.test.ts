/** What holds of the pages in a browser. Skipped, and told, where Chromium is not installed. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { after, before, test } from 'node:test'
import type { Browser } from 'playwright-core'
import { executable, launch, serve } from './served.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** One page of each template. */
const TEMPLATES = [
  '/',
  '/start/developer/',
  '/elements/',
  '/elements/level/',
  '/findings/',
  '/findings/level.missing/',
  '/codelists/assessment-type/',
  '/profiles/edc/',
  '/stacking/',
  '/stacking/eu-base/',
  '/policies/admission/',
  '/skills/',
  '/sectors/wood-furniture/',
  '/guides/',
  '/guides/stacking/',
  '/api/',
  '/api/validators/functions/validate/',
  '/packages/',
  '/accessibility/',
  '/search/',
  '/404.html',
]

const skip = executable ? false : 'Chromium is not installed: apt-get install chromium'
let browser: Browser
let site: Awaited<ReturnType<typeof serve>>

before(async () => {
  if (skip) return
  site = await serve()
  browser = await launch()
})

after(async () => {
  await browser?.close()
  site?.close()
})

test('axe finds no violation on a page of each template, light and dark', { skip }, async () => {
  for (const colorScheme of ['light', 'dark'] as const) {
    const context = await browser.newContext({ colorScheme, bypassCSP: true })
    const page = await context.newPage()
    for (const path of TEMPLATES) {
      await page.goto(site.address + path)
      await page.evaluate(axe)
      const violations = await page.evaluate(async () => {
        // biome-ignore lint/suspicious/noExplicitAny: axe hangs itself onto the window
        const { violations: found } = await (globalThis as any).axe.run()
        return found.map(({ id, nodes }: { id: string; nodes: { html: string }[] }) => [id, nodes[0]!.html])
      })
      assert.deepEqual(violations, [], `${path} (${colorScheme})`)
    }
    await context.close()
  }
})

test('nothing scrolls sideways at 390 pixels, and no request leaves the host', { skip }, async () => {
  const context = await browser.newContext({ viewport: { width: 390, height: 800 } })
  const page = await context.newPage()
  const outside: string[] = []
  page.on('request', (request) => {
    if (!request.url().startsWith(site.address) && !request.url().startsWith('data:'))
      outside.push(request.url())
  })
  for (const path of TEMPLATES) {
    await page.goto(site.address + path)
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    assert.ok(wide <= 0, `${path} is ${wide} pixels too wide`)
  }
  assert.deepEqual(outside, [])
  await context.close()
})

test('the search answers in words and leads to the page', { skip }, async () => {
  const page = await browser.newPage()
  await page.goto(`${site.address}/search/?q=workload`)
  await page.waitForSelector('#results li')
  const found = await page.$$eval('#results a', (links) => links.map((link) => link.getAttribute('href')))
  assert.ok(found.includes('/elements/notional-workload/'), found.join(' '))
  await page.close()
})
