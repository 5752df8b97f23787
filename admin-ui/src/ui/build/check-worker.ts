import { createHash } from 'node:crypto'
import type { Plugin, Rolldown } from 'vite'

const source = 'src/check/offline/check-worker.ts'
const fileName = 'check-worker.js'
/** Modules that the check page loads while it is open, and whose chunks have to be there without a connection. */
const needed = /\/inbox-ui\/src\/(check|texts)\/|\/admin-ui\/src\/ui\/texts\//
/** The fonts of the page's own four languages; italics and other alphabets are in letters only. */
const neededAssets = /\.css$|-latin(-ext)?-wght-normal[^/]*\.woff2$|qr-worker[^/]*\.js$/
/** Copied as they are, and not part of the bundle. */
const publicFiles = ['theme.js', 'uitpost-symbol.svg']

/** Builds the service worker of the check page, with the list of the files of that page. */
export const checkWorker: Plugin = {
  name: 'check-worker',
  enforce: 'post',
  buildStart() {
    this.emitFile({ type: 'chunk', id: source, fileName })
  },
  generateBundle(_options, bundle) {
    const worker = bundle[fileName]
    if (worker?.type !== 'chunk') throw new Error('The worker of the check page was not built')
    const files = [...filesOfPage(bundle), ...publicFiles].map((each) => `/inbox/${each}`)
    const version = createHash('sha256').update(files.join()).digest('hex').slice(0, 12)
    worker.code = worker.code
      .replaceAll('CHECK_FILES', JSON.stringify(files))
      .replaceAll('CHECK_VERSION', JSON.stringify(version))
  },
}

/** The entry, the chunks of the page, what these import, and the assets. */
function filesOfPage(bundle: Rolldown.OutputBundle): string[] {
  const found = new Set<string>()
  const add = (name: string): void => {
    const file = bundle[name]
    if (file?.type !== 'chunk' || found.has(name) || name === fileName) return
    found.add(name)
    for (const each of file.imports) add(each)
  }
  for (const [name, file] of Object.entries(bundle)) {
    if (file.type === 'asset' && neededAssets.test(name)) found.add(name)
    if (file.type === 'chunk' && (file.isEntry || file.moduleIds.some((id) => needed.test(id)))) add(name)
  }
  return [...found].filter((name) => !name.endsWith('.map')).sort()
}
