import { fs } from '../input/node.js'

/** Version of this command, whose one file lies in `dist`. */
export const version = (): string =>
  JSON.parse(fs.readFileSync(new URL('../package.json', import.meta.url), 'utf8')).version
