export type { Competence, CompetenceCode } from './concepts/competences.js'
export { competences, competencesOf } from './concepts/competences.js'
export type { LanguageOption, Place, ReuseLevel, Skill, SkillStatus, SkillType } from './concepts/concepts.js'
export { broader, narrower, path, skill } from './concepts/concepts.js'
export { attribution, escoSkillScheme } from './concepts/namespace.js'
export type { AssignmentStatus, Sector, SectorId } from './concepts/sectors.js'
export { sectorLabel, sectors, skillsOf } from './concepts/sectors.js'
export type { Extracted, ExtractOptions, Span } from './extract/extract.js'
export { extract } from './extract/extract.js'
export type { GroupCode, OwnSkillUri } from './generated/types.js'
export type { EscoVersion, GreenSkillUri, SkillUriVerdict } from './green.js'
export {
  checkSkillUri,
  escoVersions,
  greenIn,
  isEscoVersion,
  isGreen,
  latestVersion,
  replacement,
} from './green.js'
export type { FindOptions, Rankable, Suggestion } from './search/find.js'
export { find } from './search/find.js'
export type { LanguageGuess } from './search/guess-language.js'
export { guessLanguage } from './search/guess-language.js'
export type { LabelledSkill } from './search/labelled.js'
export { labelled } from './search/labelled.js'
export type { LanguagePack } from './search/languages.js'
export { addLanguage, languages } from './search/languages.js'
export { languagePack } from './search/pack-from-csv.js'
export type { Stemming } from './search/stemmers.js'
export type { Strength } from './search/strength.js'
export type { Wording } from './search/vocabulary.js'
export { functionWords, wordings } from './search/vocabulary.js'
