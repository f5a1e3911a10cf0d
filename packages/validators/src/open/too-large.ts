import { findingsOf, noElements, type Report } from '../report/report.js'
import { MAX_SIZE } from './parse.js'

/**
 * The report of a text that exceeds `MAX_SIZE`, or the limit that was set, for whoever knows its size in bytes and need not read it.
 *
 * @example
 * import { MAX_SIZE, tooLarge, validate } from '@microcred/validators'
 *
 * const report = 40_000_000 > MAX_SIZE ? tooLarge(40_000_000) : validate('{}')
 * report.findings[0]?.code // 'json.too-large'
 */
export function tooLarge(size: number, limit: number = MAX_SIZE): Report {
  return {
    profile: null,
    kind: 'unreadable',
    ok: false,
    verdict: { conformance: 'unreadable', annexI: 'not-applicable' },
    elements: noElements(),
    findings: findingsOf(
      [{ code: 'json.too-large', pointer: '', params: { size, limit }, offset: 0 }],
      undefined,
      undefined,
    ),
  }
}
