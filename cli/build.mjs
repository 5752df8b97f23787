// `npm run build`: the build alone, for an image. `uitpost` does the same by itself whenever sources changed.
import { buildWhatChanged } from './build/build-what-changed.mjs'

process.exitCode = (await buildWhatChanged()) ? 0 : 1
