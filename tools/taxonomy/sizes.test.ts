import { describe, expect, it } from 'vitest'
import { entries, gzippedSize } from './sizes.ts'

describe('an entry', () => {
  it.each(entries.filter(({ most }) => most !== undefined))(
    '$name weighs at most $most bytes gzipped',
    async (entry) => {
      expect((await gzippedSize(entry.code)).bytes).toBeLessThanOrEqual(entry.most!)
    },
  )

  it('for the membership check holds no label', async () => {
    expect((await gzippedSize("export { isGreen } from './browser.ts'")).text).not.toContain('heat pump')
  })

  it('for a browser holds no other language, no occupation and nothing of Node', async () => {
    const { text } = await gzippedSize("export * from './browser.ts'")
    for (const foreign of ['gospodarka', 'Abfall', 'carpenter', 'node:']) expect(text).not.toContain(foreign)
  })
})
