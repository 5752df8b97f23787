#!/usr/bin/env node
// The command `uitpost`: builds what changed, then runs the compiled command line. Plain JavaScript, since it runs before the
// compiler; only syntax that an old Node reads too, so that the first lines can report that it is too old.
const oldest = [20, 19]
const [major, minor] = process.versions.node.split('.').map(Number)
if (major < oldest[0] || (major === oldest[0] && minor < oldest[1])) {
  console.error(`Uitpost needs Node ${oldest.join('.')} or newer; this is Node ${process.versions.node}.`)
  console.error('Install a newer one from https://nodejs.org, or with the version manager that you use.')
  process.exit(1)
}

// The reader of the output may close the pipe early, as `head` does: the rest is not written, and the work is finished
// nevertheless.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error) => {
    if (error.code !== 'EPIPE') throw error
  })
}

const { buildWhatChanged, compiledProgram } = await import('./build/build-what-changed.mjs')
if (await buildWhatChanged()) {
  const { runProgram } = await import(compiledProgram)
  process.exitCode = await runProgram(process.argv.slice(2))
} else {
  process.exitCode = 1
}
