/** The words of violations stand in a register: severity, part, sentence, hint, explanation by code. */
export type Sentences = Readonly<
  Record<
    string,
    readonly [
      severity: 'error' | 'warning' | 'info',
      part: string,
      sentence: string,
      hint: string,
      explanation: string,
    ]
  >
>

/** Sentence and hint of a code; of one that the register does not have, the code. */
export function entryIn(
  sentences: Sentences,
  code: string,
): { readonly sentence: string; readonly hint: string } {
  const [, , sentence, hint] = sentences[code] ?? ['error', 'quality', code, '', '']
  return { sentence, hint }
}
