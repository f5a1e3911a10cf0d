/** A record lacks something without which the target would not be valid; the message says what to give. */
export class CannotWrite extends Error {
  override readonly name = 'CannotWrite'
}
