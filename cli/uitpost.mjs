#!/usr/bin/env node
// The command `uitpost`: builds what changed, then runs the compiled command line. Plain JavaScript, since it comes before
// the compiler; only syntax that an old Node reads too, so that the first lines can tell it that it is too old.
const oldest = [20, 19]
const [major, minor] = process.versions.node.split('.').map(Number)
if (major < oldest[0] || (major === oldest[0] && minor < oldest[1])) {
  console.error(`Uitpost needs Node ${oldest.join('.')} or newer; this is Node ${process.versions.node}.`)
  console.error('Install a newer one from https://nodejs.org, or with the version manager that you use.')
  process.exit(1)
}

// Whoever reads us may stop early, as `head` does: what follows is not written, and the work is finished all the same.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error) => {
    if (error.code !== 'EPIPE') throw error
  })
}

const { buildWhatChanged, compiledProgram } = await import('./build/build-what-changed.mjs')
if (await buildWhatChanged()) {
  process.setSourceMapsEnabled(true)
  const { runProgram } = await import(compiledProgram)
  process.exitCode = await runProgram(process.argv.slice(2))
} else {
  process.exitCode = 1
}
