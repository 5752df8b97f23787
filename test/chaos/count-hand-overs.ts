import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { fromBuffer } from 'yauzl'
import type { Stage } from './stage.ts'

/** How often each message reached its recipient, counted at the recipient's end. */
export type HandOvers = ReadonlyMap<string, number>

/** The partner's folder: every letter named in the description of a whole package. */
export async function countPrinted(stage: Stage): Promise<HandOvers> {
  const counted = new Map<string, number>()
  for (const file of await readdir(stage.printDir, { recursive: true })) {
    if (!file.endsWith('.zip')) continue
    const description = await readEntry(join(stage.printDir, file), 'description.json')
    const { letters } = JSON.parse(description.toString()) as { letters: { letter: string }[] }
    for (const { letter } of letters) count(counted, letter)
  }
  return counted
}

/** The mail server: mails by the Message-ID that names the delivery. */
export async function countMailed(stage: Stage): Promise<HandOvers> {
  const mails = (await (await fetch(stage.mail.jsonUrl)).json()) as { messageId: string }[]
  const counted = new Map<string, number>()
  for (const { messageId } of mails) count(counted, messageId.replace(/^<|>$/g, ''))
  return counted
}

/** The inbox: items by message. */
export async function countInInbox(stage: Stage): Promise<HandOvers> {
  const client = new pg.Client({ connectionString: stage.superuserUrl })
  await client.connect()
  try {
    const { rows } = await client.query<{ message: string; times: string }>(
      'select message::text, count(*) as times from inbox_item where not by_post group by message',
    )
    return new Map(rows.map(({ message, times }) => [message, Number(times)]))
  } finally {
    await client.end()
  }
}

function count(counted: Map<string, number>, name: string): void {
  counted.set(name, (counted.get(name) ?? 0) + 1)
}

async function readEntry(path: string, wanted: string): Promise<Buffer> {
  const bytes = await readFile(path)
  return new Promise((resolve, reject) => {
    fromBuffer(bytes, { lazyEntries: true }, (fault, zip) => {
      if (fault) return reject(fault)
      zip.on('entry', (entry) => {
        if (entry.fileName !== wanted) return zip.readEntry()
        zip.openReadStream(entry, (problem, stream) => {
          if (problem) return reject(problem)
          const parts: Buffer[] = []
          stream.on('data', (part: Buffer) => parts.push(part))
          stream.on('end', () => resolve(Buffer.concat(parts)))
          stream.on('error', reject)
        })
      })
      zip.on('end', () => reject(new Error(`${wanted} is not in the package`)))
      zip.readEntry()
    })
  })
}
