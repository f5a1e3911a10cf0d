/** What a format is handed and what it gives back. */
import type { Finding, Report } from '@microcred/validators'

/** One input that was validated. */
export interface Checked {
  readonly file: string
  readonly report: Report
  /** The findings to print: those of the report, or as many of them as may be printed. */
  readonly findings: readonly Finding[]
  /** What was read; absent where it was too large. */
  readonly bytes?: Uint8Array
}

/** Counts over all inputs. */
export interface Summary {
  readonly files: number
  readonly errors: number
  readonly warnings: number
  readonly infos: number
  /** Files with at least one finding. */
  readonly withFindings: number
  /** Findings that `--max-problems` kept from being printed. */
  readonly hidden: number
}

/** How results are written; each answer goes to standard output as it is. */
export interface Format {
  begin(): string
  /** At once, or piece by piece where a file may hold more than a text should. */
  file(checked: Checked): string | Iterable<string>
  end(summary: Summary): string
}
