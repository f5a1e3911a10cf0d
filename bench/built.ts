/** The built package of a name, as those get it who install it. */
export const built = async <Package>(name: string): Promise<Package> =>
  import(new URL(`../packages/${name}/dist/index.js`, import.meta.url).href)
