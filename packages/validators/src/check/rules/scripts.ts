/** Scripts, by their ISO 15924 codes, with an expression for their letters. */
const SCRIPTS: Readonly<Record<string, RegExp>> = {
  Latn: /\p{Script=Latin}/gu,
  Grek: /\p{Script=Greek}/gu,
  Cyrl: /\p{Script=Cyrillic}/gu,
  Arab: /\p{Script=Arabic}/gu,
  Hebr: /\p{Script=Hebrew}/gu,
  Hani: /\p{Script=Han}/gu,
}

/** The same, to tell whether there is one letter. */
const LETTER = Object.fromEntries(
  Object.entries(SCRIPTS).map(([script, letters]) => [script, new RegExp(letters.source, 'u')]),
)

/** Languages written in one script, and in Latin letters besides where names come from elsewhere. */
const WRITTEN: Readonly<Record<string, string>> = {
  Latn: 'bs ca cs cy da de en es et eu fi fr ga gl hr hu is it lb lt lv mt nb nl nn no pl pt ro sk sl sq sv tr',
  Grek: 'el',
  Cyrl: 'be bg mk ru uk',
  Arab: 'ar fa',
  Hebr: 'he',
}

const scriptOf = new Map(
  Object.entries(WRITTEN).flatMap(([script, languages]) =>
    languages.split(' ').map((language) => [language, script]),
  ),
)

/** A word has this many letters; formulas and units have fewer. */
const WORD = 4

/** A longer text in Latin letters is no name. */
const SENTENCE = 60

/** The script a text is written in alone, where that cannot be one of its language. */
export function foreignIn(text: string, language: string): string | undefined {
  const own = scriptOf.get(language)
  if (own === undefined || (own === 'Latn' && /[A-Za-z]/.test(text))) return undefined
  if (LETTER[own]!.test(text)) return undefined
  const letters = (script: string): number => text.match(SCRIPTS[script]!)?.length ?? 0
  for (const script of Object.keys(SCRIPTS))
    if (script !== own && letters(script) >= (script === 'Latn' ? SENTENCE : WORD)) return script
  return undefined
}
