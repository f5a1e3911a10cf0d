/** Runs the tests it is told to, or all of them to see which reaches which slip. */
import { readFileSync } from 'node:fs'
import { collect, tests } from './stand-in.mjs'

globalThis.__stryker__ ??= {}
const slips = globalThis.__stryker__

export async function run(loads) {
  const order = JSON.parse(readFileSync(process.env.MICROCRED_ORDER, 'utf8'))
  const files = new Set(order.tests?.map((id) => id.slice(0, id.indexOf(' '))) ?? Object.keys(loads))
  const failed = []
  for (const file of files) {
    try {
      await collect(file, loads[file])
    } catch (error) {
      failed.push([file, String(error?.message).slice(0, 200)])
      if (order.tests) break
    }
  }
  const byId = new Map(tests.map((test) => [test.id, test]))
  const passed = []
  const chosen = order.tests?.map((id) => byId.get(id)) ?? tests
  for (const test of failed.length > 0 && order.tests ? [] : chosen) {
    slips.currentTestId = order.tests ? undefined : test?.id
    const began = performance.now()
    try {
      if (test === undefined) throw new Error('There is no such test any more.')
      await test.body({ expect: undefined })
      if (!order.tests)
        passed.push({
          id: test.id,
          ms: Math.ceil(performance.now() - began),
          reached: Object.keys(slips.mutantCoverage?.perTest[test.id] ?? {}),
        })
    } catch (error) {
      failed.push([test?.id ?? 'a title', String(error?.message).slice(0, 200)])
      if (order.tests) break
    }
  }
  const atLoad = Object.keys(slips.mutantCoverage?.static ?? {})
  process.send({ failed, passed, atLoad }, () => process.exit(0))
}
