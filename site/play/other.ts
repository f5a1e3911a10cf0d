/** What may be dropped beside credentials: a trust bundle, a stacking rule, a comparison policy, decisions. */

export interface Other {
  readonly kind: 'bundle' | 'rule' | 'policy' | 'decisions'
  readonly value: unknown
}

/** What a text is beside a credential, told by its schema or by the members only such a file has. */
export function otherIn(text: string): Other | undefined {
  if (!/"(?:\$schema|sources|root|decisions|conversion)"/.test(text)) return undefined
  let value: Readonly<Record<string, unknown>>
  try {
    value = JSON.parse(text)
  } catch {
    return undefined
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
  const schema = typeof value.$schema === 'string' ? value.$schema : ''
  const named = (name: string): boolean => schema.endsWith(`/${name}.schema.json`)
  if (named('trust-bundle') || ('made' in value && Array.isArray(value.sources)))
    return { kind: 'bundle', value }
  if (named('stacking-rule')) return { kind: 'rule', value }
  if (named('comparison-policy')) return { kind: 'policy', value }
  if (named('recognition-decisions') || (Array.isArray(value.decisions) && !('type' in value)))
    return { kind: 'decisions', value }
  return undefined
}
