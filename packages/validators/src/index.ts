export { MAX_SIZE } from './open/parse.js'
export { tooLarge } from './open/too-large.js'
export type { Wrapper } from './open/unwrap.js'
export type {
  Finding,
  FindingCode,
  Fix,
  Part,
  PatchOperation,
  Severity,
  Source,
  TextEdit,
} from './report/finding.js'
export { inLanguage } from './report/in-language.js'
export type {
  ContainedReport,
  ContainerReport,
  ElementRow,
  ProfileName,
  Report,
  SoundCredential,
  SoundSpecification,
  UnsoundReport,
  Verdict,
} from './report/report.js'
export type { Check, Limits, Options } from './walk/options.js'
export { validate } from './walk/validate.js'
