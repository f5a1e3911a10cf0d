import { fold, words } from './text.js'

/** Words that carry no content, by language, folded. */
const functionWords: Readonly<Record<string, string>> = {
  en: 'a an the of and or to in on for with by at from as into about within its it their that this these those is are be can how what when where which who do does not no i you he she we they my your our his her so up out if than then instead all any some more less fewer',
  es: 'a al el la los las lo un una unos unas de del y e o u en con por para sin sobre entre que como se su sus es son mas no al si',
  fr: 'a au aux le la les l un une des de du d et ou en dans avec par pour sans sur entre que qui comme se sa son ses est sont plus ne pas ce cette ces',
  de: 'der die das den dem des ein eine einen einem einer und oder in im an am auf aus mit bei von vom zu zum zur fur ohne uber statt als wie ist sind sich nicht auch',
  pl: 'a i w we z ze o u na do od po za przy dla pod nad bez oraz lub albo jak co to jest sie nie ze',
}

/** Words of every trade: alone they tell no green skill. */
const plainWords: Readonly<Record<string, string>> = {
  en: 'manage manages managing management manager use uses using user work works working worker workers job jobs project projects service services time team teams people person customer customers client clients public private make makes making new old good best big large develop developing development design designs designing install installing installation read write writing hand hands cut cuts cutting plan plans planning control controlling test tests testing check checks system systems process processes programme program programs programming product products production produce training train trainer education educate teach teaching learn learning course lesson lessons basic basics advanced technical drawing drawings tool tools machine machines computer software data digital table tables report reports reporting policy policies health care safety safe security firm firms company companies business office financial finance budget price prices sales sell selling marketing market speak speaking language languages communication communicate skill skills leadership lead leading change repair fix maintain maintenance build building structure measure measuring analyse analysis assess assessment perform operate operation operations apply advise advice conduct provide support handle run set prepare create improve quality standards standard rules law laws international local home theory history research study introduction',
  es: 'gestion gestionar trabajo equipo proyecto proyectos curso servicio cliente clientes uso usar hacer nuevo diseno disenar instalar sistema sistemas proceso producto productos programa datos informatica ventas idioma salud seguridad',
  de: 'verwalten arbeit team projekt projekte projektmanagement kurs dienst kunde kunden nutzen machen neu entwerfen installieren system systeme prozess produkt produkte programm daten verkauf sprache gesundheit sicherheit messen fuhren einfuhren',
}

const sets = new Map<string, ReadonlySet<string>>()

function setOf(name: string, text: string): ReadonlySet<string> {
  let set = sets.get(name)
  if (set === undefined) {
    set = new Set(fold(text).split(' '))
    sets.set(name, set)
  }
  return set
}

/** The distinct words of a text that are no function words of its language. */
export function contentWords(text: string, language: string): string[] {
  const empty = setOf(`function ${language}`, functionWords[language] ?? '')
  return words(text).filter((word) => !empty.has(word))
}

/** Whether every trade uses the word. */
export const isPlain = (word: string, language: string): boolean =>
  setOf(`plain ${language}`, plainWords[language] ?? '').has(word)
