// `npm run build`: the build alone, for an image; with names (`npm run build server`) only those parts. `uitpost` does the same
// by itself whenever sources changed.
import { buildWhatChanged } from './build/build-what-changed.mjs'
import { parts } from './build/parts.mjs'

const names = process.argv.slice(2)
const wanted = names.length === 0 ? parts : parts.filter(({ name }) => names.includes(name))

process.exitCode = (await buildWhatChanged(wanted)) ? 0 : 1
