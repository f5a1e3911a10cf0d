import type { Catalogue } from '../wording/catalogue.js'
import { sayOfWriting } from './lack.js'

/** What may be lacking, without which no credential of a profile can be written. */
export type LackCode =
  | 'id-missing'
  | 'issuer-missing'
  | 'date-missing'
  | 'title-missing'
  | 'awarding-body-missing'

/** What cannot be written without it. */
export type Written = 'edc' | 'openbadges' | 'vc' | 'achievement'

/** A record lacks something without which the target would not be valid. */
export class CannotWrite extends Error {
  override readonly name = 'CannotWrite'
  constructor(
    readonly code: LackCode,
    /** JSON Pointer into the record, to where what is lacking belongs. */
    readonly pointer: string,
    /** What would be written: `written/…` of the catalogue names it. */
    readonly written: Written,
    /** What to give: `give/…` of the catalogue says it. */
    readonly lacking: string,
  ) {
    super(neededIn(undefined, code, written, lacking))
  }

  /** What to give, so that it can be written. */
  get give(): string {
    return sayOfWriting(`give/${this.lacking}`)
  }

  /** The same in the language of a catalogue. */
  in(catalogue: Catalogue): string {
    return neededIn(catalogue, this.code, this.written, this.lacking)
  }
}

/** What is needed and what to give, as one sentence. */
function neededIn(
  catalogue: Catalogue | undefined,
  code: LackCode,
  written: Written,
  lacking: string,
): string {
  const [needed, give] = [
    sayOfWriting(`needed/${code}`, { written }, catalogue),
    sayOfWriting(`give/${lacking}`, {}, catalogue),
  ]
  return `${needed}: ${give[0]!.toLowerCase()}${give.slice(1)}`
}
