/** The languages in which findings are told, each by its own name. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../../tools/root.ts'

export const spoken = () =>
  readdirSync(join(root, 'packages/schemas/messages'))
    .filter((file) => file.endsWith('.csv'))
    .map((file) => file.slice(0, -'.csv'.length))
    .sort()
    .map((id) => ({ id, name: new Intl.DisplayNames(id, { type: 'language' }).of(id) ?? id }))
