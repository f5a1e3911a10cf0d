/** Measures the playground on this machine: `npm run bench`. Figures are told, not asserted. */
import { launch, serve } from './served.ts'

const site = await serve()
const browser = await launch()

const ready = () => /\bfindings?\b/i.test(document.querySelector('#status')!.textContent ?? '')

for (let run = 1; run <= 3; run++) {
  const page = await browser.newPage()
  const from = performance.now()
  await page.goto(`${site.address}/playground/`)
  await page.waitForFunction(ready)
  const report = performance.now() - from
  const count = 1500
  const { longest, took } = await page.evaluate(async (many) => {
    let worst = 0
    const observer = new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) worst = Math.max(worst, duration)
    })
    observer.observe({ type: 'longtask' })
    const outcomes = Array.from({ length: many }, (_, at) => ({
      title: { en: `Outcome ${at} ${'of a course '.repeat(45)}` },
      skills: [{ uri: 'no address', match: 'exactly' }],
    }))
    const text = JSON.stringify({ title: { en: 'Large' }, learningOutcomes: outcomes }, null, 1)
    const transfer = new DataTransfer()
    transfer.items.add(new File([text], 'large.json'))
    const start = performance.now()
    document.dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true }))
    while (!document.querySelector('#status')!.textContent!.includes('the first'))
      await new Promise((done) => setTimeout(done, 10))
    const end = performance.now()
    await new Promise((done) => setTimeout(done, 300))
    return { longest: worst, took: end - start }
  }, count)
  console.log(
    `run ${run}: report ${Math.round(report)} ms after navigation; a document of 1 MB with ${2 * count} findings: report in ${Math.round(took)} ms, the page was held up ${Math.round(longest)} ms at most`,
  )
  await page.close()
}
await browser.close()
site.close()
