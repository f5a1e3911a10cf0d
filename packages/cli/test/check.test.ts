import { expect, it, vi } from 'vitest'
import { check } from '../src/input/check.js'

vi.mock('@microcred/validators/walk/own', () => ({
  MAX_SIZE: 1_000_000,
  tooLarge: () => ({}),
  validate: () => {
    throw new TypeError('x is not a function')
  },
}))

it('an error that nobody foresaw is a sentence about one input', async () => {
  expect(await check({ name: 'a.json', path: import.meta.filename })).toEqual({
    problem:
      'a.json was not checked. This is a defect of microcred, not of the credential: x is not a function',
  })
})

it('an input that cannot be read is a sentence about it', async () => {
  expect(await check({ name: 'a.json', path: '/nowhere/a.json' })).toEqual({
    problem: 'a.json cannot be read: there is no such file or folder.',
  })
})
