#!/usr/bin/env node
import('../dist/cli.js').catch((error) => {
  console.error(
    error.code === 'ERR_MODULE_NOT_FOUND'
      ? `microcred is not built or installed whole: ${error.message}`
      : `microcred cannot start: ${error.message}`,
  )
  process.exitCode = 2
})
