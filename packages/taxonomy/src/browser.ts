export type { Competence, CompetenceCode } from './competences.js'
export { competences, competencesOf } from './competences.js'
export type { LanguageOption, Place, ReuseLevel, Skill, SkillStatus, SkillType } from './concepts.js'
export { broader, narrower, path, skill } from './concepts.js'
export type { FindOptions, Suggestion } from './find.js'
export { find } from './find.js'
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
export type { LanguagePack } from './languages.js'
export { addLanguage, languages } from './languages.js'
export { attribution, escoSkillScheme } from './namespace.js'
export type { Stemming } from './search/index-labels.js'
export type { AssignmentStatus, Sector, SectorId } from './sectors.js'
export { sectorLabel, sectors, skillsOf } from './sectors.js'
