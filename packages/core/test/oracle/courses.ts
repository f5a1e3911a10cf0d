/** The vocabulary of schema.org as types (schema-dts): domains and ranges, under the compiler. */
import ts from 'typescript'

const folder = import.meta.dirname

/** What the compiler says of values that are to be courses, by the place of the value. */
export function faultsOfCourses(
  values: readonly unknown[],
): readonly { readonly value: number; readonly says: string }[] {
  const name = `${folder}/written.ts`
  const lines = values.map(
    (value) =>
      `export const _${crypto.randomUUID().replaceAll('-', '')}: WithContext<Course> = ${JSON.stringify(value)}`,
  )
  const text = ["import type { Course, WithContext } from 'schema-dts'", ...lines].join('\n')
  const options: ts.CompilerOptions = {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    types: [],
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    target: ts.ScriptTarget.ES2022,
  }
  const host = ts.createCompilerHost(options)
  const { getSourceFile, fileExists, readFile } = host
  host.getSourceFile = (file, ...rest) =>
    file === name ? ts.createSourceFile(file, text, ts.ScriptTarget.ES2022) : getSourceFile(file, ...rest)
  host.fileExists = (file) => file === name || fileExists(file)
  host.readFile = (file) => (file === name ? text : readFile(file))
  const program = ts.createProgram([name], options, host)
  return ts.getPreEmitDiagnostics(program).map(({ file, start, messageText }) => ({
    value: (file?.getLineAndCharacterOfPosition(start!).line ?? 0) - 1,
    says: ts.flattenDiagnosticMessageText(messageText, ' '),
  }))
}
