/** Where a credential makes its awards. */
import type { Reading } from '@microcred/core'

/** What the crosswalks call an award. */
const AWARDS = ['@claim', '@achievement', '@badge', '@award']

/** The places of the awards that were found, in order; none where there is no award. */
export const awardsIn = ({ found }: Reading): readonly string[] =>
  AWARDS.map((name) => found.get(name)).find((places) => places !== undefined) ?? []
