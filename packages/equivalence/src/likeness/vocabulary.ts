/** The words of concepts by language: the pivot between two texts. */
import { functionWords, languages, type Wording, wordings } from '@microcred/taxonomy'

/** What concepts are called in the languages that are here. */
export interface Vocabulary {
  readonly languages: () => readonly string[]
  /** The wordings of one of the languages; the same list for as long as they are the same. */
  readonly wordings: (language: string) => readonly Wording[]
  /** Words without content, in lower case and without accents. */
  readonly functionWords?: (language: string) => ReadonlySet<string>
}

/** The labels and search terms of the taxonomy. */
export const taxonomyVocabulary: Vocabulary = { languages, wordings, functionWords }
