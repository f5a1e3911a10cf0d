/** Pairs of dates that come in an order, by the class of the object that has them. */
import { readCsv } from '../model/load.ts'
import { banner } from './banner.ts'
import type { Generator } from './generator.ts'

const FILE = 'packages/schemas/profiles/orders.csv'

export const orders: Generator = {
  name: 'orders',
  files() {
    const rows = readCsv(FILE, ['class', 'earlier', 'later'])
    const lines = [...new Set(rows.map((row) => row.class))].map(
      (name) =>
        `  ${name}: ${JSON.stringify(rows.filter((row) => row.class === name).map(({ earlier, later }) => ({ earlier: earlier!.split('.'), later })))},\n`,
    )
    return [
      [
        'packages/validators/src/generated/orders.ts',
        `${banner(FILE)}\n/** Two dates of an object: the way to the one that comes first, and the member that holds the other. */\nexport interface Order {\n  readonly earlier: readonly string[]\n  readonly later: string\n}\n\n/** Dates that come in an order, by class. */\nexport const orders: Readonly<Record<string, readonly Order[]>> = {\n${lines.join('')}}\n`,
      ],
    ]
  },
}
