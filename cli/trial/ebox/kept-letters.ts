import { randomUUID } from 'node:crypto'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { writeWhole } from '../kept-file.ts'
import { makeFolder } from '../make-folder.ts'
import type { CheckedPublication, PublishedMessage } from './check-publication.ts'

/** A letter in the eBox of the trial. */
export interface KeptLetter {
  readonly messageId: string
  /** Sender, application and idempotency key: the same again is a conflict. */
  readonly once: string | undefined
  readonly number: string
  readonly message: PublishedMessage
  readonly files: readonly { readonly name: string; readonly bytes: number }[]
  readonly receivedAt: string
  readonly expiresAt: string
  readonly readAt?: string
}

export interface KeptLetters {
  readonly all: readonly KeptLetter[]
  /** Undefined when it was published before. */
  add(
    checked: CheckedPublication,
    once: string | undefined,
    at: Omit<KeptLetter, 'messageId' | 'once' | 'number' | 'message' | 'files'>,
  ): Promise<KeptLetter | undefined>
  find(messageId: string): KeptLetter | undefined
}

/** The letters in a folder, one folder each with its documents; absent: in memory only. */
export async function openKeptLetters(folder: string | undefined): Promise<KeptLetters> {
  const all: KeptLetter[] = folder === undefined ? [] : await readLetters(folder)
  const taken = new Set(all.flatMap(({ once }) => once ?? []))
  return {
    all,
    find: (messageId) => all.find((each) => each.messageId === messageId),
    add: async ({ message, number, files }, once, at) => {
      if (once !== undefined && taken.has(once)) return undefined
      if (once !== undefined) taken.add(once)
      const shown = files.map(({ fileName = '', bytes }) => ({ name: fileName, bytes: bytes.length }))
      const letter: KeptLetter = { messageId: randomUUID(), once, number, message, files: shown, ...at }
      if (folder !== undefined) {
        const own = join(folder, letter.messageId)
        await makeFolder(own)
        for (const [place, { bytes }] of files.entries())
          await writeFile(join(own, `${place + 1}.pdf`), bytes, { mode: 0o600 })
        // Last: a letter is there when its description is.
        await writeWhole(join(own, 'letter.json'), JSON.stringify(letter))
      }
      all.push(letter)
      return letter
    },
  }
}

async function readLetters(folder: string): Promise<KeptLetter[]> {
  await makeFolder(folder)
  const letters: KeptLetter[] = []
  for (const name of await readdir(folder)) {
    const text = await readFile(join(folder, name, 'letter.json'), 'utf8').catch(() => undefined)
    if (text !== undefined) letters.push(JSON.parse(text) as KeptLetter)
  }
  return letters.toSorted((a, b) => (a.receivedAt < b.receivedAt ? -1 : 1))
}
