import { readFile } from 'node:fs/promises'
import type { ServerResponse } from 'node:http'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { packageRoot } from '../../../core/package-root.ts'

const own = join(packageRoot, 'cli', 'trial', 'pages')
const font = (file: string): string =>
  createRequire(import.meta.url).resolve(`@fontsource-variable/source-sans-3/files/source-sans-3-${file}.woff2`)

/** The parts of the style sheet, in the order of their rules. */
const styles = ['frame', 'parts', 'mails', 'sign-in'].map((part) => join(own, 'css', `${part}.css`))

/** What a page may request, and the files whose bytes answer it, one after another. No other path reaches a file. */
const assets: Readonly<Record<string, readonly [type: string, paths: () => readonly string[]]>> = {
  '/assets/tokens.css': ['text/css', () => [join(packageRoot, 'admin-ui', 'src', 'ui', 'tokens.css')]],
  '/assets/trial.css': ['text/css', () => styles],
  '/assets/symbol.svg': ['image/svg+xml', () => [join(own, 'symbol.svg')]],
  '/assets/word.svg': ['image/svg+xml', () => [join(own, 'word.svg')]],
  '/assets/latin.woff2': ['font/woff2', () => [font('latin-wght-normal')]],
  '/assets/latin-ext.woff2': ['font/woff2', () => [font('latin-ext-wght-normal')]],
}

/** Answers when `path` is one of the assets; returns false when it is not. */
export async function sendAsset(path: string, response: ServerResponse): Promise<boolean> {
  const asset = assets[path]
  if (!asset) return false
  const [type, files] = asset
  response.setHeader('Content-Type', type)
  response.setHeader('Cache-Control', 'max-age=3600')
  response.setHeader('X-Content-Type-Options', 'nosniff')
  response.end(Buffer.concat(await Promise.all(files().map((file) => readFile(file)))))
  return true
}
