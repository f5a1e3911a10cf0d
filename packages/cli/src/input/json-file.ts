/** Files that hold JSON of another kind than credentials: rules, policies, decisions. */
import { UsageError } from '../arguments/usage.js'
import { told } from '../print/voice.js'
import { type Input, read } from './inputs.js'
import { TOO_LARGE } from './problem.js'

/** What a file holds, or a sentence about why it cannot be had. */
export function jsonIn(file: string): { readonly value: unknown } | { readonly problem: string } {
  const content = bytesOf({ name: file, path: file })
  if ('problem' in content) return content
  try {
    return { value: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(content.bytes)) }
  } catch {
    return { problem: told('usage/not-json', { file }) }
  }
}

/** The bytes of an input, or a sentence about why they cannot be had. */
export function bytesOf(input: Input): { readonly bytes: Uint8Array } | { readonly problem: string } {
  const content = read(input)
  if ('bytes' in content) return content
  const problem = 'problem' in content ? content.problem : TOO_LARGE
  return { problem: told('usage/not-read', { name: input.name, problem }) }
}

/** The bytes of a file that cannot be done without. */
export function bytesIn(file: string): Uint8Array {
  const content = bytesOf({ name: file, path: file })
  if ('problem' in content) throw new UsageError(content.problem)
  return content.bytes
}
