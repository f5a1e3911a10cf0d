/**
 * The candidates that begin most like a word, three unless said, a surer guess before them: what to show beside an unknown code.
 * Linear in the candidates, however many there are.
 *
 * @example
 * near('online', ['on-site', 'online', 'blended', 'hybrid'], undefined) // ['online', 'on-site', 'blended']
 */
export function near(
  word: string,
  candidates: Iterable<string>,
  first: string | undefined,
  most = MOST,
): string[] {
  const wanted = word.trim().toLowerCase()
  const shared = (candidate: string): number => {
    const other = candidate.toLowerCase()
    let at = 0
    while (at < wanted.length && wanted[at] === other[at]) at++
    return at
  }
  const best: { candidate: string; alike: number }[] = []
  for (const candidate of candidates) {
    if (candidate === first) continue
    const alike = shared(candidate)
    if (best.length === most && alike <= best[most - 1]!.alike) continue
    const at = best.findIndex((each) => each.alike < alike)
    best.splice(at < 0 ? best.length : at, 0, { candidate, alike })
    best.length = Math.min(best.length, most)
  }
  const others = best.map(({ candidate }) => candidate)
  return (first === undefined ? others : [first, ...others]).slice(0, most)
}

const MOST = 3
