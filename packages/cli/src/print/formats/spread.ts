/** A container and what lies in it, one after another, for formats that do not nest. */
import type { ElementRow, Report } from '@microcred/validators'
import { credentialsOf, nameOf } from '../../input/credentials.js'
import type { Checked } from './format.js'

/** What was checked, and then each credential it holds under a name of its own. */
export const spread = (checked: Checked): readonly Checked[] => [
  checked,
  ...credentialsOf(checked.report)
    .filter(({ pointer }) => pointer !== '')
    .map((place) => ({
      file: nameOf(checked.file, place),
      report: place.report,
      findings: place.report.findings,
    })),
]

/** The sixteen rows of a credential: what holds others has none of its own, and neither has what awards nothing. */
export const elementsOf = ({ verdict, credentials, elements }: Report): readonly ElementRow[] =>
  verdict.annexI === 'not-applicable' || credentials ? [] : elements

/** All findings of what was checked, also those of what it holds. */
export const allFindings = (checked: Checked): readonly Checked['findings'][number][] =>
  spread(checked).flatMap(({ findings }) => findings)
