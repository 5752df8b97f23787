import { spawn } from 'node:child_process'
import { mkdtemp, rm, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { text } from 'node:stream/consumers'
import packaged from '@sparticuz/chromium'
import { type Browser, chromium } from 'playwright-core'
import { packageRoot } from '../../core/package-root.ts'
import { localized } from '../../core/words/language.ts'
import { writePage } from '../../templates/html/write-page.ts'
import { prepareTemplate } from '../../templates/language/fill/fill-template.ts'
import type { LetterDocument } from '../../templates/model/document.ts'
import type { LetterFrame } from '../../templates/model/letter-frame.ts'
import { senderText } from '../../templates/model/sender-text.ts'
import type { RenderTask } from '../../templates/render/render-task.ts'
import { cpuSecondsOfTree } from '../installation/process-times.ts'

/** The result of another engine with the same letters. */
export interface Peer {
  readonly name: string
  /** Letters per CPU-second; absent where the engine is not on this machine. */
  readonly rate?: number
  readonly bytes?: number
  readonly note: string
}

/** Where the Python packages of the bench are, besides those of the system. */
const pythonPackages = resolve('.bench/python')

interface Filled {
  readonly document: LetterDocument
  readonly frame: LetterFrame
}

/** The filled letters of tasks: the input of every engine. */
export function filled(tasks: readonly RenderTask[]): Filled[] {
  return tasks.flatMap(({ template, letters }) =>
    letters.map(({ data, frame, language }) => {
      const { houseStyle, letterDate, references } = frame
      const letter = { date: letterDate, reference: references.ours }
      return { frame, document: prepareTemplate(template.tree, language).toLetter({ data, houseStyle, letter }) }
    }),
  )
}

/**
 * Typst, by its Python package, which is installed into `.bench/python` where it is missing: one process, one compiler, the values
 * given in memory.
 */
export async function typst(letters: readonly Filled[]): Promise<Peer> {
  const name = 'Typst'
  const fonts = await mkdtemp(join(tmpdir(), 'bench-fonts-'))
  try {
    await installTypst()
    const folder = dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/source-sans-3/package.json'))
    for (const style of ['400Regular', '700Bold']) await symlink(join(folder, style), join(fonts, style))
    const here = (file: string): string => join(packageRoot, 'bench/peers', file)
    const lines = letters.map(({ document, frame }) =>
      JSON.stringify({
        ...document,
        sender: [
          localized(frame.houseStyle.name, document.language),
          ...senderText(frame.houseStyle, document.language).lines,
        ],
        address: frame.addressLines,
      }),
    )
    const said = await run('python3', [here('typst-letters.py'), here('letter.typ'), fonts], lines.join('\n'))
    if (said.code !== 0)
      return {
        name,
        note: /No module named|ENOENT/.test(said.errors)
          ? 'absent: needs python3, pip and PyPI'
          : said.errors.slice(-300),
      }
    const done = JSON.parse(said.output) as { letters: number; seconds: number; bytes: number; version: string }
    return {
      name,
      rate: done.letters / done.seconds,
      bytes: done.bytes,
      note: `${done.version}, tagged, without symbols`,
    }
  } finally {
    await rm(fonts, { recursive: true })
  }
}

/** A failure shows when Typst is used: there is no `python3`, no `pip`, or no network. */
async function installTypst(): Promise<void> {
  const there = await run('python3', ['-c', 'import typst'], '')
  if (there.code !== 0)
    await run('python3', ['-m', 'pip', 'install', '--quiet', '--target', pythonPackages, 'typst'], '')
}

/** The system's Chromium, else that of the npm package which the browser tests use. */
async function launchChromium(): Promise<Browser> {
  const found = await run('which', ['chromium', 'chromium-browser', 'google-chrome', 'chromium-headless-shell'], '')
  const system = found.output.split('\n')[0] ?? ''
  return system === ''
    ? chromium.launch({ executablePath: await packaged.executablePath(), args: packaged.args })
    : chromium.launch({ executablePath: system, args: ['--no-sandbox'] })
}

/** Headless Chromium: the page of the same letter, printed as a tagged PDF; the CPU time of all its processes. */
export async function headlessChromium(letters: readonly Filled[]): Promise<Peer> {
  const name = 'Chromium'
  const browser = await launchChromium().catch((error: Error) => error)
  if (browser instanceof Error) return { name, note: `absent: ${browser.message.split('\n')[0]}` }
  try {
    const page = await browser.newPage()
    let bytes = 0
    const print = async ({ document, frame }: Filled): Promise<void> => {
      await page.setContent(writePage(document, frame))
      bytes = (await page.pdf({ format: 'A4', tagged: true })).length
    }
    const warm = Math.max(1, Math.floor(letters.length / 10))
    for (const letter of letters.slice(0, warm)) await print(letter)
    const before = await usedByOthers()
    for (const letter of letters.slice(warm)) await print(letter)
    const after = await usedByOthers()
    if (before === undefined || after === undefined) return { name, note: 'its CPU time cannot be read here' }
    return {
      name,
      rate: (letters.length - warm) / (after - before),
      bytes,
      note: `${browser.version()}, tagged, without symbols`,
    }
  } finally {
    await browser.close()
  }
}

/** CPU seconds of the processes that this one started. */
async function usedByOthers(): Promise<number | undefined> {
  const tree = await cpuSecondsOfTree(process.pid)
  const { user, system } = process.cpuUsage()
  return tree === undefined ? undefined : tree - (user + system) / 1e6
}

interface Said {
  readonly code: number
  readonly output: string
  readonly errors: string
}

async function run(command: string, parameters: readonly string[], input: string): Promise<Said> {
  const child = spawn(command, parameters, { stdio: 'pipe', env: { ...process.env, PYTHONPATH: pythonPackages } })
  // A program that is missing emits an event, and one that stops early closes the pipe: the outcome covers both.
  const failed = new Promise<Said>((resolve) => {
    child.once('error', (error) => resolve({ code: 127, output: '', errors: error.message }))
  })
  child.stdin.on('error', () => undefined)
  child.stdin.end(input)
  const ended = new Promise<number>((resolve) => {
    child.once('close', (code) => resolve(code ?? 1))
  })
  const done = Promise.all([text(child.stdout), text(child.stderr), ended])
  return Promise.race([failed, done.then(([output, errors, code]) => ({ code, output, errors }))])
}
