/** The two forms of our own, without the crosswalks of the others. */
export { record, specification } from './profiles/record.js'
