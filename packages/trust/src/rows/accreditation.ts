/** Whether the awarding bodies were allowed to award it; what looks into registers is loaded when there is one. */
import { once } from '@microcred/common/once'
import { assertedIn, withoutRegister } from '../accreditation/asserted.js'
import type { RowOf } from '../bundle/tools.js'

const judge = once(() => import('../accreditation/judge.js'))

export const accreditation: RowOf = async (opened, tools) => {
  const { accreditations = [] } = tools.injected.bundle
  if (accreditations.length === 0 && opened.credential.termsOfUse === undefined)
    return withoutRegister(opened.credential)
  const own = assertedIn(opened.credential)
  return (await (await judge()).accreditation(opened, tools, own)) ?? withoutRegister(opened.credential)
}
