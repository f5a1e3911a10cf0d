/** Files that hold JSON of another kind than credentials: rules, policies, decisions. */
import { read } from './inputs.js'

/** What a file holds, or a sentence about why it cannot be had. */
export function jsonIn(file: string): { readonly value: unknown } | { readonly problem: string } {
  const content = read({ name: file, path: file })
  if (!('bytes' in content))
    return {
      problem: `${file} cannot be read: ${'problem' in content ? content.problem : 'it is too large'}.`,
    }
  try {
    return { value: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(content.bytes)) }
  } catch (error) {
    return { problem: `${file} is not JSON: ${(error as Error).message}.` }
  }
}
