export { edc } from './profiles/edc.js'
export { openbadges } from './profiles/openbadges.js'
export { record, specification } from './profiles/record.js'
