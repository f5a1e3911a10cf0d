/** What holds of cards in a browser. Skipped, and told, where Chromium is not installed. */
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import type { Browser } from 'playwright-core'
import { root } from '../../tools/root.ts'
import { executable, launch } from './served.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const folder = join(root, 'packages/core/test/cards')
const cards = readdirSync(folder).map((name) => ({ name, page: readFileSync(join(folder, name), 'utf8') }))

const skip = executable ? false : 'Chromium is not installed: apt-get install chromium'
let browser: Browser

before(async () => {
  if (!skip) browser = await launch()
})

after(async () => {
  await browser?.close()
})

test('axe finds no violation on a card, light and dark', { skip }, async () => {
  for (const colorScheme of ['light', 'dark'] as const) {
    const context = await browser.newContext({ colorScheme, bypassCSP: true })
    const page = await context.newPage()
    for (const { name, page: text } of cards) {
      await page.setContent(text)
      await page.evaluate(axe)
      const violations = await page.evaluate(async () => {
        // biome-ignore lint/suspicious/noExplicitAny: axe hangs itself onto the window
        const { violations: found } = await (globalThis as any).axe.run()
        return found.map(({ id, nodes }: { id: string; nodes: { html: string }[] }) => [id, nodes[0]!.html])
      })
      assert.deepEqual(violations, [], `${name} (${colorScheme})`)
    }
    await context.close()
  }
})

test('a card is one page of paper, and its PDF is tagged', { skip }, async () => {
  const page = await browser.newPage()
  for (const { name, page: text } of cards) {
    await page.setContent(text)
    const pdf = (await page.pdf({ preferCSSPageSize: true, printBackground: true, tagged: true })).toString(
      'latin1',
    )
    assert.equal(pdf.match(/\/Type \/Page\b/g)?.length, 1, name)
    assert.match(pdf, /\/StructTreeRoot/)
    assert.match(pdf, /\/Lang/)
  }
  await page.close()
})

test('a card fits a telephone, and a name of 300 characters or from right to left does not break it', {
  skip,
}, async () => {
  const page = await browser.newPage({ viewport: { width: 390, height: 800 } })
  for (const { name, page: text } of cards)
    for (const held of ['Lucía', 'ÑandúÑandú'.repeat(30), 'لوثيا أورتيغا '.repeat(20)]) {
      await page.setContent(text.replaceAll('Lucía Ortega Vidal', held))
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
      assert.ok(wide <= 0, `${name} is ${wide} pixels too wide`)
    }
  await page.close()
})
