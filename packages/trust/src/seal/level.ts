/** How much a seal is, by the certificate it was made with. */

export type Level = 'qualified' | 'advanced-qualified-certificate' | 'advanced'

/** From least to most. */
const LEVELS: readonly string[] = ['advanced', 'advanced-qualified-certificate', 'qualified']

/** Whether a level is at least another one. */
export const reaches = (level: string | undefined, least: string): boolean =>
  level !== undefined && LEVELS.indexOf(level) >= LEVELS.indexOf(least)
