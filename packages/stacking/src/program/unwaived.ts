import type { Program } from './program.js'

/** The program in which nothing is met by being waived. */
export const unwaived = (program: Program): Program => ({
  ...program,
  nodes: program.nodes.map((node) =>
    node.kind === 'given' ? { ...node, kind: 'pending', granted: false } : node,
  ),
})
