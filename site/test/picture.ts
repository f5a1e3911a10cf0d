/** Takes the pictures of the playground and of a card that the README shows: `npm run picture`. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../../tools/root.ts'
import { launch, serve } from './served.ts'

const site = await serve()
const browser = await launch()
const page = await browser.newPage({ viewport: { width: 1120, height: 700 }, colorScheme: 'light' })
await page.goto(`${site.address}/playground/`)
await page.waitForFunction(() => document.querySelectorAll('#rows tr').length > 16)
await page.mouse.move(300, 300)
await page.waitForFunction(() => /Fix: Write en/.test(document.querySelector('#findings')!.textContent!))
// The header, the heading and the first words would take a third of the picture.
await page.evaluate(() => {
  for (const first of document.querySelectorAll('header, h1, .pledge + p')) first.remove()
})
const picture = await page.screenshot()
writeFileSync(join(root, 'docs/playground.png'), picture)
console.log(`docs/playground.png: ${picture.length} bytes`)

const sheet = await browser.newPage({ viewport: { width: 960, height: 700 }, colorScheme: 'light' })
await sheet.setContent(readFileSync(join(root, 'packages/core/test/cards/wood-en-learner.html'), 'utf8'))
const card = await sheet.screenshot()
writeFileSync(join(root, 'docs/card.png'), card)
console.log(`docs/card.png: ${card.length} bytes`)
await browser.close()
site.close()
