/** Whether the awarding bodies were allowed to award it; what looks into registers is loaded when there is one. */
import { withoutRegister } from '../accreditation/asserted.js'
import type { RowOf } from './row-of.js'

export const accreditation: RowOf = async (opened, tools) => {
  const { accreditations = [] } = tools.injected.bundle
  if (accreditations.length === 0 && opened.credential.termsOfUse === undefined)
    return withoutRegister(opened.credential)
  return (await import('../accreditation/judge.js')).accreditation(opened, tools)
}
