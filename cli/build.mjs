// `npm run build`: all parts, for an image and for tests; with names (`npm run build server`) only those parts. `uitpost` builds what
// it runs by itself whenever sources changed.
import { buildWhatChanged } from './build/build-what-changed.mjs'
import { modules, parts } from './build/parts.mjs'

const names = process.argv.slice(2)
const all = [...parts, modules]
const unknown = names.filter((name) => !all.some((part) => part.name === name))

if (unknown.length > 0) {
  console.error(`There is no part ${unknown.join(', ')} to build; there are ${all.map(({ name }) => name).join(', ')}.`)
  process.exitCode = 2
} else {
  const wanted = names.length === 0 ? all : all.filter(({ name }) => names.includes(name))
  process.exitCode = (await buildWhatChanged(wanted)) ? 0 : 1
}
