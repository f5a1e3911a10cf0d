/** Brings along what commands say beside reports, which `validate` has no use for. */
import { commandWords } from '../generated/command-words.js'
import { learn } from './words.js'

learn(commandWords)
