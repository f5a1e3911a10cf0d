/** What may be lacking, without which no credential of a profile can be written. */
export type LackCode =
  | 'id-missing'
  | 'issuer-missing'
  | 'date-missing'
  | 'title-missing'
  | 'awarding-body-missing'

/** A record lacks something without which the target would not be valid. */
export class CannotWrite extends Error {
  override readonly name = 'CannotWrite'
  constructor(
    readonly code: LackCode,
    /** JSON Pointer into the record, to where what is lacking belongs. */
    readonly pointer: string,
    /** What is needed, in a sentence without its end. */
    needed: string,
    /** What to give, so that it can be written. */
    readonly give: string,
  ) {
    super(`${needed}: ${give[0]!.toLowerCase()}${give.slice(1)}`)
  }
}
