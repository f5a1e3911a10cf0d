/** `sure` takes every unknown fact at its worst for the learner, `possible` at its best. */
export type View = 'sure' | 'possible'
