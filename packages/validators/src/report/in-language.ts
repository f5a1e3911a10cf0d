/** A report in another language: only messages and titles of fixes change. */
import { type Catalogue, render, say, textIn } from '@microcred/core/messages'
import type { Finding } from './finding.js'
import type { ContainedReport, Report } from './report.js'

/**
 * A report in the language of a catalogue; a sentence it does not have stays as it is, and is counted. What is found
 * does not change: a report of yesterday, or one read from JSON, can be said in the language of whoever reads it.
 *
 * @example
 * import { catalogue } from '@microcred/core/messages/bg'
 * import { inLanguage, validate } from '@microcred/validators'
 *
 * inLanguage(validate('{}'), catalogue).language // 'bg'
 */
export function inLanguage(report: Report, catalogue: Catalogue): Report {
  let untranslated = 0
  const sentence = (finding: Finding): Finding => {
    const { message, fix, translated } = render(finding, catalogue)
    if (!translated) untranslated++
    return { ...finding, message, ...(finding.fix && { fix: { ...finding.fix, ...fix } }) }
  }
  const translated = <Any extends Report | ContainedReport>(each: Any): Any => ({
    ...each,
    findings: each.findings.map(sentence),
    ...(each.notChecked && {
      notChecked: each.notChecked.map((one) => {
        const key = `trust/${one.what}`
        if (textIn(catalogue, key) === undefined) untranslated++
        return { ...one, message: say(key, {}, catalogue) ?? one.message }
      }),
    }),
    ...(each.credentials && { credentials: each.credentials.map((held) => translated(held)) }),
  })
  return { ...translated(report), language: catalogue.language, untranslated }
}
