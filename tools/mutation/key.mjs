/** What tells a mutant from every other: file, place, kind and what stands there instead. */
export const keyOf = ({ fileName, location: { start, end }, mutatorName, replacement }) =>
  [
    fileName.replaceAll('\\', '/').replace(/^.*\/packages\//, 'packages/'),
    start.line,
    start.column,
    end.line,
    end.column,
    mutatorName,
    replacement,
  ].join('\t')
