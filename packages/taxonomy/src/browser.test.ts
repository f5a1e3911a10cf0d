import { expect, it } from 'vitest'

it('the browser entry has the same names as the Node entry, and English alone', async () => {
  const browser = await import('./browser.js')
  const names = Object.keys(browser)
  expect(browser.languages()).toEqual(['en'])
  expect(() =>
    browser.skill('http://data.europa.eu/esco/skill/00735755-adc6-4ea0-b034-b8caff339c9f', {
      language: 'pl',
    }),
  ).toThrow(RangeError)
  const { pl } = await import('./languages/pl.js')
  browser.addLanguage(pl)
  expect(browser.find('gospodarka odpadami', { language: 'pl' })[0]?.label).toMatch(/odpad/)
  expect(Object.keys(await import('./index.js'))).toEqual(names)
})
