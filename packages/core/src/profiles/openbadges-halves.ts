/** The two halves in which a badge carries a record. */

/** Members that belong to the learner's holding of the credential, not to what was achieved. */
export const OF_THE_HOLDER = new Set<string>([
  '$schema',
  'language',
  'validFrom',
  'validUntil',
  'status',
  'extensions',
  'learner',
  'dateOfIssuing',
  'grade',
])
