/** What of a credential is the learner's own, and how a message shows it. */
import { masking, type Shown } from '../check/explain.js'
import { tellsOfLearner } from '../report/personal.js'

/** Where a credential keeps what is the learner's own. */
const PERSONAL =
  /^(?:\/verifiableCredential(?:\/\d+)?)?\/credentialSubject(?:\/\d+)?(?!\/(?:\d+\/)?(?:achievement|type|verifiableCredential)\b)|\/evidence\b/

/** Whether a value of a credential is the learner's, and no message may quote it. */
export const isPersonal = (pointer: string): boolean => PERSONAL.test(pointer) || tellsOfLearner(pointer)

/** A name as a message may show it: what the learner is said to be is not repeated. */
export const nameAt = (name: string | undefined, pointer: string): string | undefined =>
  isPersonal(pointer) ? '…' : name

/** A value as a message may show it. */
export const shownAt = (value: string, pointer: string): Shown => masking(isPersonal(pointer), value)
