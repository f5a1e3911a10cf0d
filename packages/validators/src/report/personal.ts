import { escapeKey } from '@microcred/common/pointer'

/** Members that tell about the learner in forms whose claims lie beside each other, and in the record. */
const MEMBERS =
  /(?:^|\/)(?:learner|deliveryDetails|recipient|family_name|given_name|learner_identification|assessment_grade)(?:\/|$)/

/** Whether a pointer leads to or into such a member, however deep it lies. */
export const tellsOfLearner = (pointer: string): boolean => MEMBERS.test(pointer)

/** Members of a credential's subject that tell what was achieved, not by whom. */
const ABOUT_ACHIEVEMENT = 'achievement|achievements|hasClaim|verifiableCredential|type|@type'
const UNDER_SUBJECT = new RegExp(
  `/credentialSubject(?:/\\d+)*(?:$|/(?!(?:\\d+|${ABOUT_ACHIEVEMENT})(?:/|$)))`,
)

/** Whether what stands at a pointer, tells about the learner. */
export const isPersonal = (pointer: string): boolean => UNDER_SUBJECT.test(pointer) || tellsOfLearner(pointer)

/** Whether a value at a pointer is the learner's or holds something that is; objects around it are not, for themselves. */
export function holdsPersonal(value: unknown, pointer: string): boolean {
  if (typeof value !== 'object' || value === null) return isPersonal(pointer)
  return Object.entries(value).some(([key, inner]) => holdsPersonal(inner, `${pointer}/${escapeKey(key)}`))
}
