/** The option `--assume`: what if something were completed, or everything ended with a grade. */
import '../print/command-words.js'
import { type Given, refused } from '../arguments/usage.js'

/** What is assumed: the points offers end with, and the files of what is taken to be completed. */
export function assumptionsOf(given: Given): { readonly grade?: number; readonly files: readonly string[] } {
  const words = given.all('assume')
  const grades = words.filter((word) => word.startsWith('grade='))
  const files = words.filter((word) => !grades.includes(word))
  const last = grades.at(-1)
  if (last === undefined) return { files }
  const grade = Number(last.slice('grade='.length))
  if (last === 'grade=' || !Number.isFinite(grade)) throw refused('usage/assume-grade')
  return { grade, files }
}

/** A grade of so many points. */
export const gradeOf = (points: number) => ({ value: { en: `${points}` }, points })
