/**
 * Gives credentials to requirements that compete for them. Each requirement needs an amount and each
 * credential goes to one: by maximum flow where credentials count as one each or may be divided, and else
 * by packing, which starts from the flow and ends with proof when every need is met.
 */
import { Network } from '../program/network.js'
import { seeded } from './random.js'

export interface Slot {
  readonly need: number
  /** Most that may be placed. */
  readonly max: number
  /** Credentials that fit, oldest first, with what they count here. */
  readonly fits: readonly { readonly item: number; readonly size: number }[]
}

export interface Assignment {
  /** Slots to the credentials placed in them and the part that counts. */
  readonly placed: readonly ReadonlyMap<number, number>[]
  /** Whether every need is met. */
  readonly met: boolean
  /** Whether no assignment whatever gives the slots more in all. */
  readonly exact: boolean
  readonly method: 'flow' | 'packing'
  /** Slots that cannot all be met, how much they need and how much there is for them. */
  readonly cut?: { readonly slots: readonly number[]; readonly needed: number; readonly attainable: number }
  readonly moves: number
}

export interface Terms {
  /** In how many slots a credential may be placed. */
  readonly uses: number
  /** Whether a credential may be divided. */
  readonly split: boolean
  /** Most moves of the packing. */
  readonly moves: number
}

export function assign(slots: readonly Slot[], { uses, split, moves }: Terms): Assignment {
  const units = slots.every(({ fits }) => fits.every(({ size }) => size === 1))
  const first = flow(slots, uses)
  if (units)
    return {
      ...first,
      exact: true,
      method: 'flow',
      moves: 0,
      placed: first.placed.map(
        (slot) => new Map([...slot].filter(([, part]) => part > 0.5).map(([item]) => [item, 1])),
      ),
    }
  if (split && uses === 1) return { ...first, exact: true, method: 'flow', moves: 0 }
  return pack(slots, first, moves, uses)
}

type Flow = Pick<Assignment, 'placed' | 'met'> & { readonly cut?: NonNullable<Assignment['cut']> }

/** Maximum flow from credentials to slots; sizes must agree among slots for it to be more than a bound. */
function flow(slots: readonly Slot[], uses: number): Flow {
  const items = beyond(slots)
  const most = new Float64Array(items)
  const options = new Int32Array(items)
  for (const { fits } of slots)
    for (const { item, size } of fits) {
      most[item] = Math.max(most[item]!, size)
      options[item]!++
    }
  const [source, sink, first] = [0, 1, 2]
  const network = new Network(first + items + slots.length)
  // Credentials with few options are offered first, so that ties leave the versatile ones free.
  const order = [...options.keys()]
    .filter((item) => options[item]! > 0)
    .sort((a, b) => options[a]! - options[b]! || a - b)
  for (const item of order) network.arc(source, first + item, most[item]! * uses)
  const places: number[] = []
  let needed = 0
  slots.forEach(({ need, fits }, slot) => {
    const node = first + items + slot
    for (const { item, size } of fits) places.push(network.arc(first + item, node, size))
    network.arc(node, sink, need)
    needed += need
  })
  const total = network.maximum(source, sink)
  let next = 0
  const placed = slots.map(({ fits }) => {
    const parts = new Map<number, number>()
    for (const { item, size } of fits) {
      const flow = network.flow(places[next++]!)
      if (flow > 1e-9) parts.set(item, flow / size)
    }
    return parts
  })
  if (total >= needed - 1e-6) return { placed, met: true }
  return { placed, met: false, cut: conflict(slots, placed) }
}

/** The number after the greatest of the items. */
function beyond(slots: readonly Slot[]): number {
  let greatest = -1
  for (const { fits } of slots) for (const { item } of fits) if (item > greatest) greatest = item
  return greatest + 1
}

/** The slots that lack something and those whose credentials they would need, and so on: the short side of a minimum cut. */
function conflict(
  slots: readonly Slot[],
  placed: readonly ReadonlyMap<number, number>[],
): NonNullable<Assignment['cut']> {
  const sizes = slots.map(({ fits }) => new Map(fits.map(({ item, size }) => [item, size])))
  const got = placed.map((parts, slot) =>
    [...parts].reduce((sum, [item, part]) => sum + part * sizes[slot]!.get(item)!, 0),
  )
  const where = new Map<number, number[]>()
  placed.forEach((parts, slot) => {
    for (const item of parts.keys()) where.set(item, [...(where.get(item) ?? []), slot])
  })
  const found = new Set(slots.map((_, slot) => slot).filter((slot) => got[slot]! < slots[slot]!.need - 1e-6))
  for (const slot of found)
    for (const { item } of slots[slot]!.fits) for (const other of where.get(item) ?? []) found.add(other)
  const cut = [...found].sort((a, b) => a - b)
  return {
    slots: cut,
    needed: cut.reduce((sum, slot) => sum + slots[slot]!.need, 0),
    attainable: cut.reduce((sum, slot) => sum + Math.min(got[slot]!, slots[slot]!.need), 0),
  }
}

/** Places whole credentials, moving them from slot to slot until every need is met or the moves are used up. */
function pack(slots: readonly Slot[], start: Flow, most: number, uses: number): Assignment {
  const arcs = slots.reduce((sum, { fits }) => sum + fits.length, 0)
  // Where the flow already proves that not every need can be met, a short search for a good packing is enough.
  const limit = Math.min(most, start.cut ? 10 * arcs : 2000 + 100 * arcs)
  const items = beyond(slots)
  const load = new Float64Array(slots.length)
  const held: Map<number, number>[] = slots.map(() => new Map())
  const places: number[][] = Array.from({ length: items }, () => [])
  const sizes = slots.map(({ fits }) => new Map(fits.map(({ item, size }) => [item, size])))
  const put = (item: number, slot: number) => {
    const size = sizes[slot]!.get(item)!
    held[slot]!.set(item, size)
    load[slot]! += size
    places[item]!.push(slot)
  }
  const take = (item: number, slot: number) => {
    load[slot]! -= held[slot]!.get(item)!
    held[slot]!.delete(item)
    places[item]!.splice(places[item]!.indexOf(slot), 1)
  }
  const lack = (slot: number, amount: number) => Math.max(0, slots[slot]!.need - amount)
  // The flow divides few credentials; each goes where most of it went.
  const wishes: [part: number, item: number, slot: number][] = []
  start.placed.forEach((parts, slot) => {
    for (const [item, part] of parts) wishes.push([part, item, slot])
  })
  for (const [, item, slot] of wishes.sort((a, b) => b[0] - a[0] || a[1] - b[1] || a[2] - b[2]))
    if (places[item]!.length < uses && load[slot]! + sizes[slot]!.get(item)! <= slots[slot]!.max + 1e-6)
      put(item, slot)
  const tabu = new Int32Array(items)
  let moves = 0
  const random = seeded(slots.length * 7919 + items)
  const short = new Set(slots.map((_, slot) => slot).filter((slot) => lack(slot, load[slot]!) > 1e-6))
  let open = [...short]
  let lacking = open.reduce((sum, slot) => sum + lack(slot, load[slot]!), 0)
  let best = lacking
  // Moves since the best packing, to be taken back at the end.
  const since: { item: number; from: number; to: number }[] = []
  while (open.length > 0 && moves < limit) {
    const slot = open[Math.floor(random() * open.length)]!
    let chosen: { item: number; from: number; cost: number } | undefined
    let ties = 0
    for (const { item, size } of slots[slot]!.fits) {
      moves++
      if (held[slot]!.has(item) || load[slot]! + size > slots[slot]!.max + 1e-6) continue
      const gain = lack(slot, load[slot]!) - lack(slot, load[slot]! + size)
      const froms = places[item]!.length < uses ? [-1] : places[item]!
      for (const from of froms) {
        const loss = from < 0 ? 0 : lack(from, load[from]! - held[from]!.get(item)!) - lack(from, load[from]!)
        const cost = loss - gain
        if (tabu[item]! > moves && cost > -1e-6) continue
        if (chosen !== undefined && cost > chosen.cost + 1e-9) continue
        if (chosen !== undefined && cost > chosen.cost - 1e-9 && random() * ++ties >= 1) continue
        if (chosen === undefined || cost < chosen.cost - 1e-9) ties = 1
        chosen = { item, from, cost }
      }
    }
    moves++
    if (chosen === undefined) {
      if (open.length === 1) break
      continue
    }
    if (chosen.from >= 0) take(chosen.item, chosen.from)
    put(chosen.item, slot)
    tabu[chosen.item] = moves + 40 + Math.floor(random() * 200)
    lacking += chosen.cost
    since.push({ item: chosen.item, from: chosen.from, to: slot })
    for (const each of chosen.from < 0 ? [slot] : [slot, chosen.from])
      if (lack(each, load[each]!) > 1e-6) short.add(each)
      else short.delete(each)
    open = [...short]
    if (lacking < best - 1e-9 || open.length === 0) {
      best = lacking
      since.length = 0
    }
  }
  for (const { item, from, to } of since.reverse()) {
    take(item, to)
    if (from >= 0) put(item, from)
  }
  return {
    placed: held.map((slot) => new Map([...slot.keys()].map((item) => [item, 1]))),
    met: open.length === 0,
    exact: open.length === 0,
    method: 'packing',
    moves,
    ...(start.cut && { cut: start.cut }),
  }
}
