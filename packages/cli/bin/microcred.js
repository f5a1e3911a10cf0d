#!/usr/bin/env node
/** `validate` is run most often and starts from one file; everything else starts from many. */
async function start() {
  // What was compiled for an earlier start is taken from there, where Node keeps such a cache.
  require('node:module').enableCompileCache?.()
  const asksHelp = process.argv.some((word) => word === '--help' || word === '-h')
  if (process.argv[2] === 'validate' && !asksHelp) require('../dist/validate-alone.cjs')
  else await import('../dist/cli.mjs')
}

start().catch((error) => {
  console.error(
    /MODULE_NOT_FOUND$/.test(error.code)
      ? `microcred is not built or installed whole: ${error.message}`
      : `microcred cannot start: ${error.message}`,
  )
  process.exitCode = 2
})
