/** Where ESCO's skills and groups have their URIs. */
export const escoSkillNamespace = 'http://data.europa.eu/esco/skill/'

/** The scheme an ESCO skill is stated to be in; European Digital Credentials accept this one and not `…/green`. */
export const escoSkillScheme = 'http://data.europa.eu/esco/concept-scheme/skills'

/** Where the project's own skills have their IRIs. */
export const ownSkillNamespace = 'https://w3id.org/microcred/skill/'

/** Where the GreenComp competences have IRIs; the framework itself gives them none. */
export const greenCompNamespace = 'https://w3id.org/microcred/greencomp/'

/** What everyone who uses or passes on the data has to say. */
export const attribution = 'This service uses the ESCO classification of the European Commission.'
