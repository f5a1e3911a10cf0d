/** The playground in a browser. Skipped, and told, where Chromium is not installed. */
import assert from 'node:assert/strict'
import { mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { executable, launch, serve } from './served.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const pictures = join(import.meta.dirname, '../_site/.pictures')
const skip = executable ? false : 'Chromium is not installed: apt-get install chromium'

let browser: Browser
let site: Awaited<ReturnType<typeof serve>>
let context: BrowserContext
let page: Page
/** Everything that was asked for, and every error the browser reported. */
let asked: { url: string; size: number }[]
let wrong: string[]

before(async () => {
  if (skip) return
  mkdirSync(pictures, { recursive: true })
  site = await serve()
  browser = await launch()
})

after(async () => {
  await browser?.close()
  site?.close()
})

/** A fresh page with nothing kept from the one before, and the report of what it opens with. */
async function open(
  path = '/playground/',
  options: Parameters<Browser['newContext']>[0] = {},
): Promise<void> {
  await context?.close()
  context = await browser.newContext({
    viewport: { width: 1200, height: 900 },
    serviceWorkers: 'block',
    ...options,
  })
  page = await context.newPage()
  asked = []
  wrong = []
  page.on('response', async (response) => {
    asked.push({ url: response.url(), size: Number(response.headers()['content-length'] ?? 0) })
  })
  page.on('console', (message) => message.type() === 'error' && wrong.push(message.text()))
  page.on('pageerror', (error) => wrong.push(String(error)))
  await page.goto(site.address + path)
  await reported()
}

const reported = (): Promise<unknown> =>
  page.waitForFunction(() => /\bfindings?\b/i.test(document.querySelector('#status')!.textContent ?? ''))

const messages = (): Promise<string[]> =>
  page.$$eval('#findings > li > p', (all) => all.map((each) => each.textContent ?? ''))

/** Drops a file as a person would. */
const drop = (name: string, content: string): Promise<void> =>
  page.evaluate(
    ([fileName, text]) => {
      const transfer = new DataTransfer()
      transfer.items.add(new File([text!], fileName!))
      document.dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true }))
    },
    [name, content],
  )

test('the report stands with less than 300 kB on the wire, and nothing leaves the host', {
  skip,
}, async () => {
  await open()
  assert.equal((await messages()).length, 10)
  assert.equal(await page.locator('#rows tbody tr').count(), 16)
  const size = asked.reduce((sum, each) => sum + each.size, 0)
  assert.ok(size <= 300_000, `${size} bytes: ${asked.map((each) => `${each.size} ${each.url}`).join('\n')}`)
  assert.deepEqual(
    asked.filter(({ url }) => !url.startsWith(site.address) && !url.startsWith('data:')),
    [],
  )
  assert.deepEqual(wrong, [])
  await page.screenshot({ path: join(pictures, 'report.png') })
})

test('once the page is touched it says what the library says, with its fixes', { skip }, async () => {
  const { validate } = await import('../../packages/validators/src/index.ts')
  await open()
  await page.mouse.move(300, 300)
  for (const example of ['ten-mistakes', 'whole', 'edc', 'openbadges']) {
    await page.selectOption('#example', example)
    const text = await (await fetch(`${site.address}/fixtures/${example}.json`)).text()
    const { findings } = validate(text)
    await page.waitForFunction(
      (count) => document.querySelectorAll('#findings > li').length === count,
      findings.length,
    )
    const said = findings.map(({ message }) => message.replaceAll('`', ''))
    await page
      .waitForFunction(
        (first) => document.querySelector('#findings > li > p')?.textContent === first,
        said[0],
      )
      .catch(() => undefined)
    assert.deepEqual(await messages(), said)
    assert.equal(
      await page.locator('#findings button', { hasText: 'Fix: ' }).count(),
      findings.filter(({ fix }) => fix?.edits).length,
      example,
    )
  }
})

test('axe finds no violation once everything is shown', { skip }, async () => {
  await open('/playground/', { bypassCSP: true })
  await page.locator('#findings details summary').first().click()
  await page.fill('#words', 'sort wood waste')
  await page.waitForSelector('#skills-found li')
  await page.click('#convert button')
  await page.waitForSelector('#converted pre')
  await page.click('#stack button')
  await page.waitForSelector('#stacked li')
  await page.evaluate(axe)
  const violations = await page.evaluate(async () => {
    // biome-ignore lint/suspicious/noExplicitAny: axe hangs itself onto the window
    const { violations: found } = await (globalThis as any).axe.run()
    return found.map(({ id, nodes }: { id: string; nodes: { html: string }[] }) => [id, nodes[0]!.html])
  })
  assert.deepEqual(violations, [])
  await page.screenshot({ path: join(pictures, 'everything.png'), fullPage: true })
})

test('findings are told in the language that is chosen', { skip }, async () => {
  await open()
  const english = await messages()
  await page.selectOption('#language', 'bg')
  await page.waitForFunction(() => (document.querySelector('#findings') as HTMLElement).lang === 'bg')
  const bulgarian = await messages()
  assert.equal(bulgarian.length, english.length)
  assert.ok(
    bulgarian.every((text) => /[а-я]/i.test(text)),
    bulgarian.join('\n'),
  )
})

test('a text of a course gives the skills it teaches, with the words they rest on', { skip }, async () => {
  await open()
  await page.fill('#course', 'You sort offcuts by class of wood waste. The course costs 90 euros.')
  await page.click('#extract button')
  await page.waitForSelector('#extracted li')
  assert.match((await page.textContent('#extracted'))!, /wood waste/)
})

/** Opens the whole record, and waits until its report stands. */
async function whole(): Promise<void> {
  await page.selectOption('#example', 'whole')
  await page.waitForFunction(() => document.querySelectorAll('#findings > li').length === 0)
}

test('a form that cannot hold all marks what differs, in the old text and in the new one', {
  skip,
}, async () => {
  await open()
  await whole()
  await page.selectOption('#to', 'edc')
  await page.click('#convert button')
  await page.waitForSelector('#converted pre')
  const differences = await page.locator('#converted .differences > li').count()
  assert.ok(differences > 0)
  assert.ok((await page.locator('#editor .cm-lost').count()) > 0)
  const links = page.locator('#converted .differences a[href^="#there-"]')
  assert.ok((await links.count()) > 0)
  for (const href of await links.evaluateAll((all) => all.map((each) => each.getAttribute('href')!)))
    assert.equal(await page.locator(`#converted mark${href}`).count(), 1)
})

test('a rule, a policy and decisions that are dropped are used, and what they come to is drawn', {
  skip,
}, async () => {
  await open()
  const written = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')
  const rule = JSON.parse(written('examples/stacking/circular-furniture.json'))
  const [first] = rule.root.of
  first.title = { en: '<b>First</b>' }
  await whole()
  await drop('own-rule.json', JSON.stringify(rule))
  await page.waitForFunction(() => /stacking rule/.test(document.querySelector('#status')!.textContent!))
  assert.equal(await page.inputValue('#rule'), 'own:own-rule.json')
  await page.click('#stack button')
  await page.waitForSelector('#stacked .tree')
  const boxes = await page.locator('#stacked .tree .box').allTextContents()
  assert.ok(boxes.length > 2)
  assert.ok(boxes.some((each) => each.includes('<b>First</b>')))
  assert.match((await page.textContent('#stacked'))!, /The receiving organisation decides/)
  const decided = { decisions: [{ requirement: first.id, kind: 'waive', by: 'Dean', date: '2026-01-02' }] }
  await drop('decisions.json', JSON.stringify(decided))
  await page.waitForFunction(() => /file of decisions/.test(document.querySelector('#status')!.textContent!))
  await page.click('#stack button')
  await page.waitForSelector('#stacked .decided')
  assert.match((await page.textContent('#stacked .decided'))!, /waive by Dean on 2026-01-02/)
  await drop('policy.json', written('packages/schemas/equivalence/policies/strict.json'))
  await page.waitForFunction(() => /comparison policy/.test(document.querySelector('#status')!.textContent!))
  assert.equal(await page.inputValue('#policy'), 'own:policy.json')
  await page.screenshot({ path: join(pictures, 'stacking.png'), fullPage: true })
})

test('a spreadsheet of offers is a row of documents, and what cannot be read is told by its cell', {
  skip,
}, async () => {
  await open()
  const table = [
    'title_en;awardingBody.1.country;notionalWorkload.volumes.1.value;notionalWorkload.volumes.1.unit',
    'Sorting wood;BG;2,5;ects',
    'Oils and waxes;IT;two;ects',
  ]
  await drop('offers.csv', `\uFEFF${table.join('\r\n')}\r\n`)
  await page.waitForSelector('#files p.no')
  await page.waitForFunction(() => document.querySelectorAll('#files tbody tr').length === 1)
  assert.match(
    (await page.textContent('#files p.no'))!,
    /offers\.csv: .*3.*notionalWorkload\.volumes\.1\.value/,
  )
  await page.waitForFunction(() => document.querySelectorAll('#findings > li').length > 0)
  await drop('other.csv', 'titel_en,x\r\nA,B\r\n')
  await page.waitForFunction(() => /Did you mean title/.test(document.querySelector('#files')!.textContent!))
})

test('fixes keep the layout, and are gone when applied', { skip }, async () => {
  await open()
  const before = (await messages()).length
  await page.click('#fix-all')
  await page.waitForFunction((many) => document.querySelectorAll('#findings > li').length < many, before)
  const text = await page.evaluate(
    () => document.querySelector('#editor')!.shadowRoot!.querySelector('.cm-content')!.textContent,
  )
  assert.match(text!, /"participationForm": \[\{ "type"/)
  assert.deepEqual(wrong, [])
})

test('every action is done with the keyboard alone', { skip }, async () => {
  await open()
  const reached = new Set<string>()
  await page.evaluate(() => (document.querySelector('.skip') as HTMLElement).focus())
  for (let press = 0; press < 140; press++) {
    await page.keyboard.press('Tab')
    const id = await page.evaluate(() => {
      const { activeElement } = document
      return (
        activeElement?.id ||
        activeElement?.closest('form, #findings, section')?.id ||
        activeElement?.textContent
      )
    })
    reached.add(id ?? '')
    // The editor keeps Tab for itself until Escape is pressed.
    if (id === 'editor') await page.keyboard.press('Escape')
  }
  for (const id of [
    'example',
    'open',
    'fix-all',
    'print',
    'editor',
    'findings',
    'share',
    'to',
    'words',
    'rule',
    'purpose',
  ])
    assert.ok(reached.has(id), `${id} of ${[...reached].join(' | ')}`)
  await page.focus('#words')
  await page.keyboard.type('sort wood waste')
  await page.waitForSelector('#skills-found button')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await page.focus('#convert button')
  await page.keyboard.press('Enter')
  await page.waitForSelector('#converted pre, #converted p')
  await page.focus('#stack button')
  await page.keyboard.press('Enter')
  await page.waitForSelector('#stacked li')
  assert.deepEqual(wrong, [])
})

test('a shared link opens again with the same findings, and hides the learner', { skip }, async () => {
  await open()
  await page.selectOption('#example', 'whole')
  await page.waitForFunction(() => document.querySelector('#status')!.textContent!.includes('No findings'))
  await page.check('#with-learner')
  await page.click('#share')
  await page.waitForSelector('#shared:not([hidden])')
  const whole = await page.inputValue('#link')
  await page.uncheck('#with-learner')
  await page.click('#share')
  await page.waitForFunction(
    (old) => (document.querySelector('#link') as HTMLInputElement).value !== old,
    whole,
  )
  const masked = await page.inputValue('#link')
  await open(whole.slice(site.address.length))
  assert.deepEqual(await messages(), [])
  await open(masked.slice(site.address.length))
  const text = await page.evaluate(
    () => document.querySelector('#editor')!.shadowRoot!.querySelector('.cm-content')!.textContent,
  )
  assert.match(text!, /•/)
  assert.deepEqual(wrong, [])
})

test('a link that was cut is told, not guessed', { skip }, async () => {
  await context?.close()
  context = await browser.newContext({ serviceWorkers: 'block' })
  page = await context.newPage()
  await page.goto(`${site.address}/playground/#c=abc123`)
  await page.waitForFunction(() => document.querySelector('#status')!.textContent!.includes('cut or damaged'))
})

test('markup and script in a credential are text', { skip }, async () => {
  await open()
  const evil = '<img src=x onerror="window.evil=1"><script>window.evil=1</script>'
  await drop(
    'evil.json',
    JSON.stringify({ title: { en: evil }, level: { [evil]: evil }, [evil]: 1, dateOfIssuing: evil }),
  )
  await page.waitForFunction(() => document.querySelector('#findings')!.textContent!.includes('<img'))
  assert.equal(await page.evaluate(() => (globalThis as { evil?: number }).evil), undefined)
  assert.equal(await page.locator('#findings img, #findings script').count(), 0)
})

test('a folder is a table with progress, and a file of 20 MB is checked without being shown', {
  skip,
}, async () => {
  await open()
  await page.evaluate(() => {
    const transfer = new DataTransfer()
    for (let at = 0; at < 40; at++) transfer.items.add(new File([`{"title":{"en":"${at}"}}`], `${at}.json`))
    document.dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true }))
  })
  await page.waitForFunction(() => document.querySelector('#status')!.textContent!.startsWith('40 of 40'))
  assert.equal(await page.locator('#files tbody tr').count(), 40)
  await page.evaluate(() => {
    const transfer = new DataTransfer()
    const text = `{"title":{"en":"big"},"extensions":{"urn:x":"${'a'.repeat(20_000_000)}"}}`
    transfer.items.add(new File([text], 'big.json'))
    document.dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true }))
  })
  await page.waitForSelector('#large:not([hidden])', { timeout: 60_000 })
})

test('it works without a network once it was opened', { skip }, async () => {
  await open('/playground/', { serviceWorkers: 'allow' })
  await page.evaluate(() => navigator.serviceWorker.ready)
  await context.setOffline(true)
  await page.reload()
  await reported()
  assert.equal((await messages()).length, 10)
  await context.setOffline(false)
})

test('nothing scrolls sideways at 390 pixels', { skip }, async () => {
  await open('/playground/', { viewport: { width: 390, height: 800 } })
  assert.ok((await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)) <= 0)
  await page.screenshot({ path: join(pictures, 'narrow.png') })
})
