import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { fullCodes } from '../src/explanations.js'

/** The members of a union type that a file exports. */
function membersOf(file: string, name: string): string[] {
  const program = ts.createProgram([file], { noLib: true, noResolve: true })
  const checker = program.getTypeChecker()
  const module = checker.getSymbolAtLocation(program.getSourceFile(file)!)!
  const symbol = checker.getExportsOfModule(module).find((each) => each.name === name)!
  const type = checker.getDeclaredTypeOfSymbol(symbol)
  return (type as ts.UnionType).types.map((each) => (each as ts.StringLiteralType).value)
}

describe('the type of the codes of findings', () => {
  it('has every code that can be explained, and no other', () => {
    const file = fileURLToPath(new URL('../src/generated/finding-codes.ts', import.meta.url))
    expect(membersOf(file, 'FindingCode').toSorted()).toEqual(fullCodes().toSorted())
  })
})
