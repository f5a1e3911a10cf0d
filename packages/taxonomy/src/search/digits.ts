const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+-'
const numberOf = new Uint8Array(128)
for (let value = 0; value < digits.length; value++) numberOf[digits.charCodeAt(value)] = value

/** How many numbers two letters can say. */
export const pairs = digits.length ** 2

/** A number below {@link pairs} as two letters. */
export const pair = (number: number): string => digits[number >> 6]! + digits[number & 63]!

/** Writes the numbers that a part of a text says, and gives the place after them. */
export function readPairs(text: string, from: number, to: number, into: Uint16Array, at: number): number {
  let place = at
  for (let i = from; i < to; i += 2) {
    into[place++] = numberOf[text.charCodeAt(i)]! * 64 + numberOf[text.charCodeAt(i + 1)]!
  }
  return place
}
