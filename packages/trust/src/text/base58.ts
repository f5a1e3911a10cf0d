/** Base58 with Bitcoin's alphabet, as multibase `z` has it. */
const ALPHABET = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz'

/** Longest text that is read: keys and signatures are far shorter, and reading takes the square of the length. */
const LONGEST = 600

/** The octets of a text, or `undefined`. */
export function fromBase58(text: string): Uint8Array<ArrayBuffer> | undefined {
  if (text.length > LONGEST) return undefined
  const digits: number[] = []
  for (const character of text) {
    let carry = ALPHABET.indexOf(character)
    if (carry < 0) return undefined
    for (let at = 0; at < digits.length; at++) {
      carry += digits[at]! * 58
      digits[at] = carry & 0xff
      carry >>= 8
    }
    for (; carry > 0; carry >>= 8) digits.push(carry & 0xff)
  }
  const zeros = /^1*/.exec(text)![0].length
  return Uint8Array.from([...new Array<number>(zeros).fill(0), ...digits.reverse()])
}

/** Octets as a text. */
export function toBase58(octets: Uint8Array): string {
  const digits: number[] = []
  for (const octet of octets) {
    let carry = octet
    for (let at = 0; at < digits.length; at++) {
      carry += digits[at]! * 256
      digits[at] = carry % 58
      carry = Math.floor(carry / 58)
    }
    for (; carry > 0; carry = Math.floor(carry / 58)) digits.push(carry % 58)
  }
  const zeros = octets.findIndex((each) => each !== 0)
  const leading = '1'.repeat(zeros < 0 ? octets.length : zeros)
  return (
    leading +
    digits
      .reverse()
      .map((each) => ALPHABET[each])
      .join('')
  )
}
