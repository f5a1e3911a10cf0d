/** Takes the picture of the playground that the README and the home page show: `npm run picture`. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../../tools/root.ts'
import { launch, serve } from './served.ts'

const site = await serve()
const browser = await launch()
const page = await browser.newPage({ viewport: { width: 1120, height: 700 }, colorScheme: 'light' })
await page.goto(`${site.address}/playground/`)
await page.waitForFunction(() => document.querySelectorAll('#rows tr').length > 16)
await page.evaluate(() => document.querySelector('header')?.remove())
const picture = await page.screenshot()
writeFileSync(join(root, 'docs/playground.png'), picture)
console.log(`docs/playground.png: ${picture.length} bytes`)
await browser.close()
site.close()
