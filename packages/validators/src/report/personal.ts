/** Members that tell about the learner in forms whose claims lie beside each other, and in the record. */
const MEMBERS =
  /(?:^|\/)(?:learner|deliveryDetails|recipient|family_name|given_name|learner_identification|assessment_grade)(?:\/|$)/

/** Whether a pointer leads to or into such a member, however deep it lies. */
export const tellsOfLearner = (pointer: string): boolean => MEMBERS.test(pointer)
